// The campaigns of the organization: in progress, archived, deleted; by name or by who made them.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { client, reply } from '../../../shared/client'
import { t, tn } from '../../../shared/i18n'
import { usePaging } from '../../../shared/paging'
import { ButtonLink } from '../../../ui/button/button'
import { Empty } from '../../../ui/empty/empty'
import { Field } from '../../../ui/field/field'
import { FilterBar } from '../../../ui/filter-bar/filter-bar'
import { Icon } from '../../../ui/icon/icon'
import { Loaded } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { Pager } from '../../../ui/pager/pager'
import { Select } from '../../../ui/select/select'
import { Rows } from '../../campaigns/rows'
import { homeOf, useOrganization } from '../../organizations'
import type { Campaign } from '../../types'
import './campaigns.css'

const VIEWS = ['active', 'archived', 'deleted'] as const
type View = (typeof VIEWS)[number]

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const fits = (wanted: string) => (campaign: Campaign) =>
  plain(`${campaign.name} ${campaign.owner_name} ${campaign.code}`).includes(plain(wanted.trim()))

interface FiltersProps {
  view: View
  name: string
  onView: (view: View) => void
  onName: (name: string) => void
}

function Filters({ view, name, onView, onName }: FiltersProps) {
  const options = VIEWS.map((value) => ({ value, label: t(`campaigns.view.${value}`) }))
  return (
    <FilterBar label={t('campaigns.filter')}>
      <Select name="view" label={t('campaigns.view')} value={view} options={options} onValue={(value) => onView(value as View)} />
      <Field name="name" label={t('campaigns.search')} value={name} onValue={onName} writes="code" />
    </FilterBar>
  )
}

function Nothing({ view, isFiltered, create }: { view: View; isFiltered: boolean; create: JSX.Element }) {
  if (isFiltered) return <Empty title={t('campaigns.none_found')}>{t('campaigns.none_found_text')}</Empty>
  if (view !== 'active') return <Empty title={t(`campaigns.none.${view}`)} />
  return (
    <Empty title={t('campaigns.none.active')} action={create}>
      {t('campaigns.none_text')}
    </Empty>
  )
}

export default function CampaignsPage(): JSX.Element {
  const organization = useOrganization()
  const [view, setView] = useState<View>('active')
  const [name, setName] = useState('')
  const path = { organization_id: organization.id }
  const load = (cursor?: string) =>
    reply(client.GET('/api/orga/organizations/{organization_id}/campaigns', { params: { path, query: { view, cursor } } }))
  const paging = usePaging(load, `${organization.id} ${view}`)
  const create = (
    <ButtonLink href={`${homeOf(organization.id)}/campaigns/new`}>
      <Icon name="plus" />
      {t('campaigns.create')}
    </ButtonLink>
  )
  return (
    <Page title={t('orga.nav.campaigns')} lead={t('campaigns.lead')} actions={create}>
      <Filters view={view} name={name} onView={setView} onName={setName} />
      <Loaded from={paging.first} lines={6}>
        {(rows) => {
          const shown = rows.filter(fits(name))
          return (
            <>
              <p class="soft" role="status">
                {shown.length > 0 && tn('campaigns.count', shown.length)}
              </p>
              {shown.length > 0 ? (
                <Rows campaigns={shown} view={view} onChange={paging.first.retry} />
              ) : (
                <Nothing view={view} isFiltered={name.trim() !== ''} create={create} />
              )}
            </>
          )
        }}
      </Loaded>
      <Pager {...paging} />
    </Page>
  )
}
