// Institutions' machines, over the API.
import type { components } from '../../shared/api'
import { client, reply } from '../../shared/client'
import type { Listed } from '../../shared/paging'

type Schemas = components['schemas']
export type Client = Schemas['ClientView']
export type ClientSheet = Schemas['ClientSheetView']
export type Given = Schemas['GivenSecretView']
export type Secret = Client['secrets'][number]
export type Scope = Client['scopes'][number]
export type Act = ClientSheet['acts'][number]
export type DayOfUse = ClientSheet['use'][number]
export type Reading = Schemas['ReadingView']
export type Rights = Schemas['ChangeClient']
export type NewClient = Schemas['CreateClient']
export type Rotation = Schemas['RotateSecret']

const ONE = '/api/admin/partners/{client_id}'
const of = (id: string) => ({ path: { client_id: id } })

export const listClients = (cursor = ''): Promise<Listed<Client>> =>
  reply(client.GET('/api/admin/partners', { params: { query: { cursor } } }))

export const readClient = (id: string): Promise<ClientSheet> => reply(client.GET(ONE, { params: of(id) }))

export const create = (body: NewClient): Promise<Given> => reply(client.POST('/api/admin/partners', { body }))

export const change = (id: string, body: Rights): Promise<Client> => reply(client.PATCH(ONE, { params: of(id), body }))

export const rotate = (id: string, body: Rotation): Promise<Given> => reply(client.POST(`${ONE}/rotation`, { params: of(id), body }))

export const revoke = (id: string, reason: string): Promise<Client> =>
  reply(client.POST(`${ONE}/revocation`, { params: of(id), body: { reason } }))

export const listReadings = (id: string, day: string, cursor = ''): Promise<Listed<Reading>> =>
  reply(client.GET(`${ONE}/readings`, { params: { ...of(id), query: { day, cursor } } }))
