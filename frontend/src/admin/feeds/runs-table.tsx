// The nights of a feed, the last first. Accessibility: dates are row headers and lead to their night.
import type { JSX } from 'preact'
import { formatDay, formatNumber, t } from '../../shared/i18n'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import type { Run } from './api'
import { NightStatus, durationOf, nightOf } from './night'

const KINDS = ['created', 'corrected', 'cancelled', 'unchanged', 'refused'] as const

const columns = (): Column<Run>[] => [
  {
    id: 'date',
    title: t('feeds.date'),
    isHeader: true,
    sortBy: ({ date }) => date,
    cell: ({ feed, date }) => <a href={`/admin/feeds/${feed}/${date}`}>{formatDay(date, 'medium')}</a>,
  },
  { id: 'state', title: t('feeds.state'), sortBy: nightOf, cell: (run) => <NightStatus run={run} /> },
  ...KINDS.map((kind) => ({
    id: kind,
    title: t(`feeds.count.${kind}`),
    isNumber: true,
    sortBy: ({ counts }: Run) => counts[kind],
    cell: ({ counts }: Run) => formatNumber(counts[kind]),
  })),
  { id: 'duration', title: t('feeds.duration'), isNumber: true, sortBy: ({ seconds }) => seconds, cell: ({ seconds }) => durationOf(seconds) },
]

export function RunsTable({ name, rows }: { name: string; rows: readonly Run[] }): JSX.Element {
  return <Table caption={name} isCaptionHidden rows={rows} columns={columns()} keyOf={({ date }) => date} />
}
