// The machines of institutions, one a line. Accessibility: names are row headers and lead to their page.
import type { JSX } from 'preact'
import { formatDay, formatNumber, t } from '../../shared/i18n'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import type { Client } from './api'
import { reachOf } from './reach'
import { ClientStatus, stateOf } from './state'

const columns = (): Column<Client>[] => [
  {
    id: 'name',
    title: t('partners.name'),
    isHeader: true,
    sortBy: ({ name }) => name,
    cell: ({ id, name }) => <a href={`/admin/partners/${id}`}>{name}</a>,
  },
  { id: 'state', title: t('partners.state'), sortBy: stateOf, cell: (client) => <ClientStatus client={client} /> },
  {
    id: 'scopes',
    title: t('partners.reads_of'),
    cell: ({ scopes }) => (
      <ul class="partner-scopes">
        {scopes.map((scope) => (
          <li key={scope}>{t(`partners.scope_short.${scope}`)}</li>
        ))}
      </ul>
    ),
  },
  { id: 'reach', title: t('partners.schools_of'), cell: ({ uais }) => reachOf(uais) },
  { id: 'quota', title: t('partners.quota_of'), isNumber: true, sortBy: ({ daily_quota }) => daily_quota, cell: ({ daily_quota }) => formatNumber(daily_quota) },
  {
    id: 'used',
    title: t('partners.last_use'),
    sortBy: ({ last_used_on }) => last_used_on,
    cell: ({ last_used_on }) => (last_used_on ? formatDay(last_used_on, 'medium') : t('partners.never')),
  },
]

export function ClientsTable({ rows }: { rows: readonly Client[] }): JSX.Element {
  return <Table caption={t('partners.title')} isCaptionHidden rows={rows} columns={columns()} keyOf={({ id }) => id} />
}
