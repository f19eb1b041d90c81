// Who takes part and how far each is, while they play. The rows shown are asked for again every few seconds.
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import { formatDateTime, formatNumber, t } from '../../shared/i18n'
import { usePaging } from '../../shared/paging'
import { Loaded } from '../../ui/loaded/loaded'
import { Pager } from '../../ui/pager/pager'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import { askPeople } from './ask'
import type { Wanted, Where } from './ask'
import { nameOf } from './names'
import { ProgressBadge } from './progress-badge'
import type { Followed } from './types'

const PAUSE_MS = 8000
const FIRST_PAGE = 50

const columnsOf = (base: string): Column<Followed>[] => [
  {
    id: 'name',
    title: t('results.name'),
    cell: (one) => <a href={`${base}/results/${one.id}`}>{nameOf(one)}</a>,
    sortBy: nameOf,
    isHeader: true,
  },
  { id: 'division', title: t('results.division'), cell: ({ division }) => division || '–', sortBy: ({ division }) => division },
  { id: 'status', title: t('results.progress'), cell: ({ status }) => <ProgressBadge status={status} />, sortBy: ({ status }) => status },
  { id: 'answered', title: t('results.answered'), cell: ({ answered }) => formatNumber(answered), sortBy: ({ answered }) => answered, isNumber: true },
  {
    id: 'last',
    title: t('results.last_move'),
    cell: ({ last_at, started_at }) => formatDateTime(last_at ?? started_at),
    sortBy: ({ last_at, started_at }) => last_at ?? started_at,
  },
]

interface PeopleLiveProps {
  where: Where
  wanted: Wanted
  base: string
}

export function PeopleLive({ where, wanted, base }: PeopleLiveProps): JSX.Element {
  const key = `${where.campaign}/${wanted.division}/${wanted.status}`
  const paging = usePaging((cursor) => askPeople(where, wanted, cursor), key)
  const { state, retry } = paging.first
  const count = paging.first.state === 'ready' ? paging.first.value.length : 0
  useEffect(() => {
    if (state !== 'ready' || count > FIRST_PAGE) return
    const timer = window.setInterval(() => {
      if (!document.hidden && navigator.onLine) retry()
    }, PAUSE_MS)
    return () => window.clearInterval(timer)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `retry` is new at each drawing and always the same act
  }, [state, count, key])
  return (
    <>
      <Loaded from={paging.first} lines={5}>
        {(rows) =>
          rows.length ? (
            <Table caption={t('results.people_caption')} isCaptionHidden rows={rows} keyOf={({ id }) => id} columns={columnsOf(base)} />
          ) : (
            <p class="soft">{t('results.none_filtered')}</p>
          )
        }
      </Loaded>
      <Pager {...paging} />
    </>
  )
}
