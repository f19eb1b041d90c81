// A file that was accepted, or taken back: what came of it, and the way back.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatNumber, t } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import { Button, ButtonLink } from '../../ui/button/button'
import { Confirm } from '../../ui/confirm/confirm'
import { Icon } from '../../ui/icon/icon'
import '../../ui/icon/tools'
import { Notice } from '../../ui/notice/notice'
import { homeOf, isAdmin, useOrganization } from '../organizations'
import { countOf, undoImport } from './api'
import type { Import } from './api'
import type { StepProps } from './followed'
import { PreviewList } from './preview-list'

const FACTS: Partial<Record<Import['status'], readonly [string, Key][]>> = {
  done: [
    ['created', 'imports.done.created'],
    ['updated', 'imports.done.updated'],
    ['closed', 'imports.done.closed'],
    ['error', 'imports.done.errors'],
  ],
  undone: [
    ['restored', 'imports.undone.restored'],
    ['left', 'imports.undone.left'],
  ],
}

function Facts({ job }: { job: Import }) {
  const shown = (FACTS[job.status] ?? []).filter(([name], place) => place < 2 || countOf(job, name) > 0)
  return (
    <ul class="imports-facts">
      {shown.map(([name, key]) => (
        <li key={name}>{t(key, { n: formatNumber(countOf(job, name)) })}</li>
      ))}
    </ul>
  )
}

export function Done({ organization, job, onJob }: StepProps): JSX.Element {
  const [isAsking, setIsAsking] = useState(false)
  const canUndo = isAdmin(useOrganization()) && job.can_undo
  const undo = async () => onJob(await undoImport(organization, job.id))
  const list = `${homeOf(organization)}/learners`
  const isDone = job.status === 'done'
  return (
    <div class="stack">
      <Notice tone={isDone ? 'success' : 'info'}>
        <h2>{t(isDone ? 'imports.done_title' : 'imports.undone_title')}</h2>
        <Facts job={job} />
      </Notice>
      <div class="cluster">
        <ButtonLink href={list}>{t('imports.see_list')}</ButtonLink>
        {isDone && (
          <ButtonLink href={`${list}/cards`} variant="secondary">
            {t('imports.make_cards')}
          </ButtonLink>
        )}
        {canUndo && (
          <Button variant="secondary" onPress={() => setIsAsking(true)}>
            <Icon name="undo" />
            {t('imports.undo')}
          </Button>
        )}
      </div>
      {isDone && countOf(job, 'error') > 0 && (
        <PreviewList organization={organization} job={job.id} category="error" />
      )}
      <Confirm isOpen={isAsking} title={t('imports.undo')} action={t('imports.undo')} onConfirm={undo} onClose={() => setIsAsking(false)}>
        <p>{t('imports.undo_text')}</p>
      </Confirm>
    </div>
  )
}
