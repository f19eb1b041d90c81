// The campaign of the present address: shown at once from one face of it to the next, asked for again behind.
import { useEffect } from 'preact/hooks'
import { client, reply } from '../../shared/client'
import { useLoad } from '../../shared/load'
import type { Loading } from '../../shared/load'
import { createStore, useStore } from '../../shared/store'
import { useOrganization } from '../organizations'
import type { Campaign } from '../types'

export const CAMPAIGN = '/api/orga/organizations/{organization_id}/campaigns/{campaign_id}'

const known = createStore<Campaign | null>(null)

/** Keeps what a change has answered, for whoever shows the campaign. */
export const keepCampaign = (campaign: Campaign): void => known.set(campaign)

export function useCampaign(id: string): Loading<Campaign> {
  const organization = useOrganization()
  const path = { organization_id: organization.id, campaign_id: id }
  const loading = useLoad(() => reply(client.GET(CAMPAIGN, { params: { path } })), id)
  const kept = useStore(known)
  const fresh = loading.state === 'ready' ? loading.value : null
  useEffect(() => {
    if (fresh) keepCampaign(fresh)
  }, [fresh])
  if (kept?.id === id && loading.state !== 'failed') return { state: 'ready', value: kept, retry: loading.retry }
  return loading
}
