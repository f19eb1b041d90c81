// The campaigns in progress, the latest first, and how far their people are.
import type { JSX } from 'preact'
import { client, reply } from '../../shared/client'
import { formatDay, t, tn } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { Loaded } from '../../ui/loaded/loaded'
import { Progress } from '../../ui/progress/progress'
import { homeOf } from '../organizations'
import type { Campaign, Organization } from '../types'

const MOST = 4

function Row({ campaign, organization }: { campaign: Campaign; organization: Organization }) {
  const { id, name, created_at, counts } = campaign
  return (
    <li class="running-row">
      <div class="running-words">
        <a href={`${homeOf(organization.id)}/campaigns/${id}`}>{name}</a>
        <p class="soft small">{t('running.since', { day: formatDay(created_at) })}</p>
      </div>
      {counts.started ? (
        <Progress
          label={t('running.shared')}
          value={counts.shared}
          max={counts.started}
          text={t('running.counts', { shared: counts.shared, started: counts.started })}
        />
      ) : (
        <p class="soft">{t('running.nobody')}</p>
      )}
    </li>
  )
}

export function Running({ organization }: { organization: Organization }): JSX.Element {
  const path = { organization_id: organization.id }
  const load = () => reply(client.GET('/api/orga/organizations/{organization_id}/campaigns', { params: { path } }))
  const loading = useLoad(load, organization.id)
  return (
    <Loaded from={loading} lines={3}>
      {({ items, next }) =>
        items.length > 0 && (
          <section aria-labelledby="running">
            <div class="home-head">
              <h2 id="running">{t('running.title')}</h2>
              {(items.length > MOST || next) && <a href={`${homeOf(organization.id)}/campaigns`}>{allOf(items.length, next)}</a>}
            </div>
            <ul class="running">
              {items.slice(0, MOST).map((campaign) => (
                <Row key={campaign.id} campaign={campaign} organization={organization} />
              ))}
            </ul>
          </section>
        )
      }
    </Loaded>
  )
}

const allOf = (count: number, next: string | null) => (next ? t('running.all') : tn('running.all_of', count))
