// What was sent, person by person.
import type { JSX } from 'preact'
import { formatDay, formatNumber, t, textOf } from '../../shared/i18n'
import { usePaging } from '../../shared/paging'
import { Empty } from '../../ui/empty/empty'
import { Loaded } from '../../ui/loaded/loaded'
import { Pager } from '../../ui/pager/pager'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import { askPeople } from './ask'
import type { Where } from './ask'
import { nameOf, spokenName } from './names'
import { RemoveParticipation } from './remove-participation'
import { Share } from './share'
import type { Followed } from './types'

interface PeopleProps {
  where: Where
  base: string
  division: string
  isCollection: boolean
  canRemove: boolean
}

function Name({ one, base }: { one: Followed; base: string }) {
  return (
    <>
      <a href={`${base}/results/${one.id}`}>{nameOf(one)}</a>
      {one.rank > 1 && <span class="soft small"> {t('results.try', { rank: one.rank })}</span>}
    </>
  )
}

const assessed = (): Column<Followed>[] => [
  {
    id: 'success',
    title: t('results.success'),
    cell: ({ percentage }) => <Share percent={percentage} />,
    sortBy: ({ percentage }) => percentage ?? -1,
  },
  {
    id: 'stage',
    title: t('results.stage'),
    cell: ({ stage }) => (stage ? textOf(stage) : '–'),
    sortBy: ({ percentage }) => percentage ?? -1,
  },
  {
    id: 'badges',
    title: t('results.badges'),
    cell: ({ badge_ids }) => formatNumber(badge_ids.length),
    sortBy: ({ badge_ids }) => badge_ids.length,
    isNumber: true,
  },
]

const collected = (): Column<Followed>[] => [
  {
    id: 'pix',
    title: t('results.pix'),
    cell: ({ pix }) => (pix === null ? '–' : formatNumber(pix)),
    sortBy: ({ pix }) => pix ?? -1,
    isNumber: true,
  },
]

function columnsOf({ where, base, isCollection, canRemove }: PeopleProps, onChange: () => void): Column<Followed>[] {
  const act: Column<Followed> = {
    id: 'actions',
    title: t('results.row_actions'),
    isTitleHidden: true,
    cell: (one) => <RemoveParticipation where={where} id={one.id} name={spokenName(one)} onChange={onChange} />,
  }
  return [
    { id: 'name', title: t('results.name'), cell: (one) => <Name one={one} base={base} />, sortBy: nameOf, isHeader: true },
    { id: 'division', title: t('results.division'), cell: ({ division }) => division || '–', sortBy: ({ division }) => division },
    ...(isCollection ? collected() : assessed()),
    {
      id: 'sent',
      title: t('results.sent_on'),
      cell: ({ shared_at }) => (shared_at ? formatDay(shared_at, 'medium') : '–'),
      sortBy: ({ shared_at }) => shared_at ?? '',
    },
    ...(canRemove ? [act] : []),
  ]
}

export function People(props: PeopleProps): JSX.Element {
  const { where, division } = props
  const paging = usePaging((cursor) => askPeople(where, { division, status: 'shared' }, cursor), `${where.campaign}/${division}`)
  return (
    <>
      <Loaded from={paging.first} lines={6}>
        {(rows) =>
          rows.length ? (
            <Table
              caption={t('results.people')}
              isCaptionHidden
              rows={rows}
              keyOf={({ id }) => id}
              columns={columnsOf(props, paging.first.retry)}
            />
          ) : (
            <Empty title={t('results.none_shared')} drawing="chart">
              <p>{t('results.none_shared_text')}</p>
            </Empty>
          )
        }
      </Loaded>
      <Pager {...paging} />
    </>
  )
}
