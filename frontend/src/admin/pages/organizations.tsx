// The organizations and centers of the service, by name.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { client, reply } from '../../shared/client'
import { formatDay, t } from '../../shared/i18n'
import { usePaging } from '../../shared/paging'
import { Button, ButtonLink } from '../../ui/button/button'
import { Empty } from '../../ui/empty/empty'
import { Field } from '../../ui/field/field'
import { FilterBar } from '../../ui/filter-bar/filter-bar'
import { Loaded } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'
import { Pager } from '../../ui/pager/pager'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import { InviteDialog } from '../organizations/invite-dialog'
import type { OrganizationLine } from '../types'

function Creations() {
  return (
    <>
      <ButtonLink href="/admin/file">{t('admin.by_file')}</ButtonLink>
      <ButtonLink href="/admin/new" variant="secondary">
        {t('admin.create')}
      </ButtonLink>
    </>
  )
}

function columnsOf(onInvite: (organization: OrganizationLine) => void): Column<OrganizationLine>[] {
  return [
    { id: 'name', title: t('admin.name'), isHeader: true, sortBy: ({ name }) => name, cell: ({ name }) => name },
    { id: 'type', title: t('admin.type'), sortBy: ({ type }) => t(`admin.${type}`), cell: ({ type }) => t(`admin.${type}`) },
    { id: 'uai', title: t('admin.uai'), sortBy: ({ uai }) => uai, cell: ({ uai }) => uai ?? '–' },
    { id: 'since', title: t('admin.since'), sortBy: ({ created_at }) => created_at, cell: ({ created_at }) => formatDay(created_at, 'medium') },
    {
      id: 'acts',
      title: t('admin.acts'),
      isTitleHidden: true,
      cell: (organization) => (
        <Button variant="quiet" label={t('admin.invite_of', { name: organization.name })} onPress={() => onInvite(organization)}>
          {t('admin.invite')}
        </Button>
      ),
    },
  ]
}

interface ListProps {
  rows: readonly OrganizationLine[]
  name: string
  onInvite: (organization: OrganizationLine) => void
}

function List({ rows, name, onInvite }: ListProps) {
  if (rows.length) {
    return <Table caption={t('admin.organizations')} isCaptionHidden rows={rows} columns={columnsOf(onInvite)} keyOf={({ id }) => id} />
  }
  if (name) return <p role="status">{t('admin.none_named', { name })}</p>
  return <Empty title={t('admin.none')}>{t('admin.none_text')}</Empty>
}

export default function Organizations(): JSX.Element {
  const [typed, setTyped] = useState('')
  const [name, setName] = useState('')
  const [invited, setInvited] = useState<OrganizationLine | null>(null)
  const load = (cursor = '') => reply(client.GET('/api/admin/organizations', { params: { query: { name, cursor } } }))
  const paging = usePaging(load, name)
  const search = (
    <Button variant="secondary" type="submit">
      {t('admin.search')}
    </Button>
  )
  return (
    <Page title={t('admin.organizations')} actions={<Creations />}>
      <FilterBar label={t('admin.search_label')} onSubmit={() => setName(typed.trim())}>
        <Field name="name" label={t('admin.begins')} value={typed} onValue={setTyped} />
        {search}
      </FilterBar>
      <Loaded from={paging.first} lines={6}>
        {(rows) => <List rows={rows} name={name} onInvite={setInvited} />}
      </Loaded>
      <Pager {...paging} />
      <InviteDialog organization={invited} onClose={() => setInvited(null)} />
    </Page>
  )
}
