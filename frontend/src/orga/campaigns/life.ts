// What changes the life of a campaign.
import { client, reply } from '../../shared/client'
import type { Campaign } from '../types'
import { keepCampaign } from './use-campaign'

const ONE = '/api/orga/organizations/{organization_id}/campaigns/{campaign_id}'
const at = (organization: string, id: string) => ({ path: { organization_id: organization, campaign_id: id } })

async function kept(found: Promise<Campaign>): Promise<Campaign> {
  const campaign = await found
  keepCampaign(campaign)
  return campaign
}

export const archive = (organization: string, id: string): Promise<Campaign> =>
  kept(reply(client.POST(`${ONE}/archive`, { params: at(organization, id) })))

export const restore = (organization: string, id: string): Promise<Campaign> =>
  kept(reply(client.POST(`${ONE}/restore`, { params: at(organization, id) })))

export const remove = (organization: string, id: string): Promise<Campaign> =>
  kept(reply(client.POST(`${ONE}/deletion`, { params: at(organization, id) })))

export const undelete = (organization: string, id: string): Promise<Campaign> =>
  kept(reply(client.POST(`${ONE}/deletion/undo`, { params: at(organization, id) })))

export const putLogo = (organization: string, id: string, data: string): Promise<Campaign> =>
  kept(reply(client.POST(`${ONE}/logo`, { params: at(organization, id), body: { data } })))

export const removeLogo = (organization: string, id: string): Promise<Campaign> =>
  kept(reply(client.DELETE(`${ONE}/logo`, { params: at(organization, id) })))

export const duplicate = (organization: string, id: string, name: string, key: string): Promise<Campaign> =>
  reply(client.POST(`${ONE}/duplicate`, { params: at(organization, id), body: { name }, headers: { 'Idempotency-Key': key } }))
