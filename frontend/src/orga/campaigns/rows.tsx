// Campaigns in a table: what, where it is, how far its people are.
import type { JSX } from 'preact'
import { formatDay, t, textOf } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import { say } from '../../ui/toast/toasts'
import { homeOf, useOrganization } from '../organizations'
import type { Campaign } from '../types'
import { undelete } from './life'
import { StatusBadge } from './status-badge'

interface RowsProps {
  campaigns: readonly Campaign[]
  view: 'active' | 'archived' | 'deleted'
  onChange: () => void
}

function whatOf({ kind, profile_title }: Campaign): string {
  if (kind === 'collection') return t('campaigns.kind.collection')
  const what = profile_title ? textOf(profile_title) : t('campaigns.composed')
  return kind === 'exam' ? t('campaigns.as_exam', { what }) : what
}

function Name({ campaign, home }: { campaign: Campaign; home: string }) {
  const isGone = campaign.status === 'deleted'
  return (
    <>
      {isGone ? campaign.name : <a href={`${home}/campaigns/${campaign.id}`}>{campaign.name}</a>}
      <span class="campaign-what">{whatOf(campaign)}</span>
    </>
  )
}

const shareOf = ({ counts }: Campaign) => (counts.started ? counts.shared / counts.started : -1)

function columnsOf(home: string): Column<Campaign>[] {
  return [
    {
      id: 'name',
      title: t('campaigns.column.name'),
      isHeader: true,
      sortBy: ({ name }) => name,
      cell: (campaign) => <Name campaign={campaign} home={home} />,
    },
    { id: 'status', title: t('campaigns.state'), sortBy: ({ status }) => status, cell: (campaign) => <StatusBadge {...campaign} /> },
    {
      id: 'shared',
      title: t('campaigns.column.shared'),
      isNumber: true,
      sortBy: shareOf,
      cell: ({ counts }) => t('campaigns.shared_of', { shared: counts.shared, started: counts.started }),
    },
    { id: 'owner', title: t('campaigns.column.owner'), sortBy: ({ owner_name }) => owner_name, cell: ({ owner_name }) => owner_name || '-' },
    {
      id: 'created',
      title: t('campaigns.column.created'),
      sortBy: ({ created_at }) => created_at,
      cell: ({ created_at }) => formatDay(created_at, 'medium'),
    },
  ]
}

export function Rows({ campaigns, view, onChange }: RowsProps): JSX.Element {
  const organization = useOrganization()
  const columns = columnsOf(homeOf(organization.id))
  const restore = async (campaign: Campaign) => {
    await undelete(organization.id, campaign.id)
    say(t('campaigns.undeleted', { name: campaign.name }))
    onChange()
  }
  if (view === 'deleted') {
    columns.push({
      id: 'acts',
      title: t('campaigns.column.acts'),
      isTitleHidden: true,
      cell: (campaign) => (
        <Button variant="secondary" label={t('campaigns.undelete_about', { name: campaign.name })} onPress={() => void restore(campaign)}>
          <Icon name="undo" />
          {t('campaigns.undelete')}
        </Button>
      ),
    })
  }
  return <Table caption={t(`campaigns.view.${view}`)} isCaptionHidden rows={campaigns} columns={columns} keyOf={({ id }) => id} />
}
