// What the list's screens ask of the server.
import type { components } from '../../shared/api'
import { client, reply } from '../../shared/client'

type Schemas = components['schemas']

export type Learner = Schemas['LearnerView']
export type WholeLearner = Schemas['WholeLearnerView']
export type Given = Schemas['GivenView']
export type Doubles = Schemas['DoublesView']
export type Pair = Schemas['DoubleView']
export type Twin = Schemas['TwinView']
export type Merge = Schemas['MergeView']
export type Job = Schemas['JobView']

const ONE = '/api/orga/organizations/{organization_id}'
const keyed = () => ({ 'Idempotency-Key': crypto.randomUUID() })
const of = (organization_id: string) => ({ path: { organization_id } })
const at = (organization_id: string, learner_id: string) => ({ params: { path: { organization_id, learner_id } } })

export const nameOf = ({ first_name, last_name }: Pick<Learner, 'first_name' | 'last_name'>) => `${first_name} ${last_name}`

export const listDivisions = async (id: string) =>
  (await reply(client.GET(`${ONE}/divisions`, { params: of(id) }))).items

export const listLearners = (id: string, division?: string, cursor?: string) =>
  reply(client.GET(`${ONE}/learners`, { params: { ...of(id), query: { division, cursor } } }))

export const searchLearners = (id: string, name: string) =>
  reply(client.POST(`${ONE}/learners/search`, { params: of(id), body: { name } }))

export const readLearner = (id: string, learner: string) =>
  reply(client.GET(`${ONE}/learners/{learner_id}`, at(id, learner)))

export const addLearner = (id: string, body: Schemas['AddLearner']) =>
  reply(client.POST(`${ONE}/learners`, { params: of(id), body, headers: keyed() }))

export const changeLearner = (id: string, learner: string, body: Schemas['ChangeLearner']) =>
  reply(client.PATCH(`${ONE}/learners/{learner_id}`, { ...at(id, learner), body }))

export const giveAccess = (id: string, learner: string) =>
  reply(client.POST(`${ONE}/learners/{learner_id}/access`, { ...at(id, learner), body: {} }))

export const unlink = (id: string, learner: string) =>
  reply(client.POST(`${ONE}/learners/{learner_id}/unlink`, { ...at(id, learner), body: {} }))

export const orderCards = (id: string, body: Schemas['OrderCards']) =>
  reply(client.POST(`${ONE}/cards`, { params: of(id), body, headers: keyed() }))

export const readJob = (organization_id: string, job_id: string) =>
  reply(client.GET(`${ONE}/jobs/{job_id}`, { params: { path: { organization_id, job_id } } }))

export const listDoubles = (id: string) => reply(client.GET(`${ONE}/doubles`, { params: of(id) }))

export const merge = (id: string, body: Schemas['MergeDoubles']) =>
  reply(client.POST(`${ONE}/doubles/merge`, { params: of(id), body, headers: keyed() }))

export const undoMerge = (organization_id: string, merge_id: string) =>
  reply(
    client.POST(`${ONE}/doubles/{merge_id}/undo`, { params: { path: { organization_id, merge_id } }, body: {} }),
  )
