// The content in service, over the API.
import type { components } from '../../shared/api'
import { client, reply } from '../../shared/client'

type Schemas = components['schemas']
export type ContentInService = Schemas['ContentInService']
export type PublishedRelease = Schemas['PublishedRelease']
export type ContentActivation = Schemas['ContentActivation']
export type ReleaseDifference = Schemas['ReleaseDifference']
export type BankChallenge = Schemas['BankChallenge']

const CHALLENGE = '/api/admin/content/challenges/{challenge_id}'

export const readContent = (): Promise<ContentInService> => reply(client.GET('/api/admin/content'))

export const readDifference = (release: string): Promise<ReleaseDifference> =>
  reply(client.GET('/api/admin/content/releases/{release_id}', { params: { path: { release_id: release } } }))

export const activate = (release: string, reason: string): Promise<ContentInService> =>
  reply(client.POST('/api/admin/content/activations', { body: { release_id: release, reason } }))

export const readChallenge = (challenge: string): Promise<BankChallenge> =>
  reply(client.GET(CHALLENGE, { params: { path: { challenge_id: challenge } } }))

export const retire = (challenge: string, isRetired: boolean, reason: string): Promise<ContentInService> =>
  reply(
    client.POST(`${CHALLENGE}/retirement`, {
      params: { path: { challenge_id: challenge } },
      body: { is_retired: isRetired, reason },
    }),
  )
