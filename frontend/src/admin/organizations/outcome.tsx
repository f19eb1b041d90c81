// What comes, or would come, of each line of a file.
import type { JSX } from 'preact'
import { hasKey, t, tn, wordsOf } from '../../shared/i18n'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import type { IconName } from '../../ui/icon/icon'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import type { BatchLine } from '../types'

type LineStatus = BatchLine['status']

const LOOKS: Record<LineStatus, { tone: StatusTone; icon: IconName }> = {
  created: { tone: 'success', icon: 'plus' },
  known: { tone: 'neutral', icon: 'check' },
  wrong: { tone: 'danger', icon: 'alert' },
}
const ORDER: readonly LineStatus[] = ['wrong', 'created', 'known']

export const countOf = (lines: readonly BatchLine[], status: LineStatus): number =>
  lines.filter((line) => line.status === status).length

const wordOf = (status: LineStatus, isTrial: boolean) => t(status === 'created' && isTrial ? 'admin.line_new' : `admin.line_${status}`)

function why({ status, column, code }: BatchLine): string {
  if (status !== 'wrong') return ''
  const words = hasKey(`error.${code}`) ? wordsOf(code) : t('admin.line_unreadable')
  return column ? t('admin.line_why', { column, why: words }) : words
}

function columnsOf(isTrial: boolean): Column<BatchLine>[] {
  return [
    { id: 'name', title: t('admin.name'), isHeader: true, sortBy: ({ name }) => name, cell: ({ name }) => name || '–' },
    { id: 'line', title: t('admin.line'), sortBy: ({ line }) => line, isNumber: true, cell: ({ line }) => line },
    {
      id: 'status',
      title: t('admin.line_status'),
      sortBy: ({ status }) => ORDER.indexOf(status),
      cell: ({ status }) => <Status {...LOOKS[status]}>{wordOf(status, isTrial)}</Status>,
    },
    { id: 'why', title: t('admin.line_to_do'), cell: (line) => why(line) || '–' },
  ]
}

export function Outcome({ lines, isTrial }: { lines: readonly BatchLine[]; isTrial: boolean }): JSX.Element {
  const wrong = countOf(lines, 'wrong')
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">{t(isTrial ? 'admin.preview' : 'admin.outcome')}</h2>
      <ul class="tally-list">
        {ORDER.map((status) => (
          <li key={status}>
            <Status {...LOOKS[status]}>
              {t('admin.line_count', { status: wordOf(status, isTrial), n: countOf(lines, status) })}
            </Status>
          </li>
        ))}
      </ul>
      {wrong > 0 && <p class="soft">{tn('admin.wrong', wrong)}</p>}
      <Table
        caption={t(isTrial ? 'admin.preview' : 'admin.outcome')}
        isCaptionHidden
        rows={lines}
        columns={columnsOf(isTrial)}
        keyOf={({ line }) => String(line)}
        order={{ column: 'status', direction: 'up' }}
      />
    </section>
  )
}
