// Sessions in a list of the jury, the oldest that wait first.
import type { JSX } from 'preact'
import { formatDay, formatNumber, t } from '../../shared/i18n'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import type { JurySession } from './api'
import { StateStatus } from './said'

export const addressOf = (id: string): string => `/admin/certification/sessions/${id}`

export function followerOf({ is_assigned, is_mine, assigned_name }: JurySession): string {
  if (!is_assigned) return t('jury.nobody')
  return is_mine ? t('jury.me') : assigned_name
}

const COLUMNS = (): Column<JurySession>[] => [
  {
    id: 'number',
    title: t('jury.session'),
    isHeader: true,
    sortBy: ({ number }) => number,
    cell: ({ id, number }) => <a href={addressOf(id)}>{number}</a>,
  },
  { id: 'center', title: t('jury.center'), sortBy: ({ center_name }) => center_name, cell: ({ center_name }) => center_name },
  { id: 'place', title: t('jury.place'), cell: ({ site, room }) => `${site}, ${room}` },
  {
    id: 'held',
    title: t('jury.held_on'),
    sortBy: ({ starts_on }) => starts_on,
    cell: ({ starts_on }) => formatDay(starts_on, 'medium'),
  },
  {
    id: 'candidates',
    title: t('jury.candidates'),
    isNumber: true,
    sortBy: ({ candidate_count }) => candidate_count,
    cell: ({ candidate_count }) => formatNumber(candidate_count),
  },
  {
    id: 'finalized',
    title: t('jury.finalized_on'),
    sortBy: ({ finalized_at }) => finalized_at ?? '',
    cell: ({ finalized_at }) => (finalized_at ? formatDay(finalized_at, 'medium') : '–'),
  },
  { id: 'follower', title: t('jury.followed_by'), sortBy: followerOf, cell: followerOf },
  { id: 'state', title: t('jury.state'), cell: ({ state }) => <StateStatus state={state} /> },
]

export function SessionsTable({ caption, rows }: { caption: string; rows: readonly JurySession[] }): JSX.Element {
  return <Table caption={caption} isCaptionHidden rows={rows} columns={COLUMNS()} keyOf={({ id }) => id} />
}
