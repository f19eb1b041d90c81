// The list itself: a line a person, their page behind the name.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import { homeOf } from '../organizations'
import { AccessStatus } from './access-status'
import type { Learner } from './api'

const columnsOf = (organization: string): Column<Learner>[] => [
  {
    id: 'name',
    title: t('learners.name'),
    isHeader: true,
    sortBy: ({ last_name, first_name }) => `${last_name} ${first_name}`,
    cell: ({ id, last_name, first_name }) => (
      <a href={`${homeOf(organization)}/learners/${id}`}>
        {last_name} {first_name}
      </a>
    ),
  },
  { id: 'division', title: t('learners.division'), sortBy: ({ division }) => division, cell: ({ division }) => division || '–' },
  {
    id: 'username',
    title: t('learners.username'),
    cell: ({ username }) => (
      <span class="learners-code" translate={false}>
        {username ?? '–'}
      </span>
    ),
  },
  {
    id: 'status',
    title: t('learners.status'),
    sortBy: ({ has_account, is_active }) => Number(has_account) + Number(is_active),
    cell: (learner) => <AccessStatus learner={learner} />,
  },
]

interface RowsProps {
  organization: string
  learners: readonly Learner[]
}

export function Rows({ organization, learners }: RowsProps): JSX.Element {
  return (
    <Table caption={t('learners.caption')} isCaptionHidden rows={learners} columns={columnsOf(organization)} keyOf={({ id }) => id} />
  )
}
