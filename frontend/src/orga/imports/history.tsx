// The files handed in lately, and where each stands.
import type { JSX } from 'preact'
import { formatDateTime, t } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import type { IconName } from '../../ui/icon/icon'
import '../../ui/icon/tools'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import { Table } from '../../ui/table/table'
import { homeOf } from '../organizations'
import { countOf } from './api'
import type { Import } from './api'

const LOOKS: Record<Import['status'], [StatusTone, IconName]> = {
  uploading: ['warning', 'upload'],
  waiting: ['info', 'clock'],
  running: ['info', 'clock'],
  preview: ['warning', 'eye'],
  done: ['success', 'check'],
  refused: ['danger', 'alert'],
  failed: ['danger', 'alert'],
  undone: ['neutral', 'undo'],
  discarded: ['neutral', 'trash'],
}

export function ImportStatus({ status }: Pick<Import, 'status'>): JSX.Element {
  const [tone, icon] = LOOKS[status]
  return (
    <Status tone={tone} icon={icon}>
      {t(`imports.status_${status}`)}
    </Status>
  )
}

/** Counts of a file, those that are missing at zero. */
const counts = (job: Import, ...names: string[]) => Object.fromEntries(names.map((name) => [name, countOf(job, name)]))

function resultOf(job: Import): string {
  if (job.status === 'preview') return t('imports.summary_preview', counts(job, 'new', 'changed', 'gone'))
  if (job.status === 'done') return t('imports.summary_done', counts(job, 'created', 'updated', 'closed'))
  if (job.status === 'refused') return t('imports.refused_nothing')
  return ''
}

export function History({ organization, jobs }: { organization: string; jobs: readonly Import[] }): JSX.Element {
  const link = (job: Import) => (
    <a href={`${homeOf(organization)}/learners/imports/${job.id}`}>{job.options.name}</a>
  )
  const columns = [
    { id: 'name', title: t('imports.name'), cell: link, isHeader: true },
    { id: 'date', title: t('imports.date'), cell: (job: Import) => formatDateTime(job.created_at) },
    { id: 'state', title: t('imports.state'), cell: ImportStatus },
    { id: 'result', title: t('imports.result'), cell: resultOf },
  ]
  return <Table caption={t('imports.history' satisfies Key)} rows={jobs} columns={columns} keyOf={({ id }) => id} />
}
