// What results are asked from the API.
import { client, reply } from '../../shared/client'
import { CAMPAIGN } from '../campaigns/use-campaign'
import type { Activity, Analysis, Answer, Evolution, ExportJob, Followed, Individual } from './types'

/** A campaign of an organization: what every address below names. */
export interface Where {
  organization: string
  campaign: string
}

const pathOf = ({ organization, campaign }: Where) => ({ organization_id: organization, campaign_id: campaign })
const some = (text: string) => text || undefined

export const askActivity = (where: Where, division: string): Promise<Activity> =>
  reply(client.GET(`${CAMPAIGN}/activity`, { params: { path: pathOf(where), query: { division: some(division) } } }))

export type Progress = 'started' | 'completed' | 'shared' | 'stuck'

export interface Wanted {
  division: string
  status: Progress | ''
}

export const askPeople = (where: Where, { division, status }: Wanted, cursor?: string): Promise<{ items: Followed[]; next: string | null }> =>
  reply(
    client.GET(`${CAMPAIGN}/participations`, {
      params: { path: pathOf(where), query: { division: some(division), status: status || undefined, cursor } },
    }),
  )

const one = (where: Where, id: string) => ({ params: { path: { ...pathOf(where), participation_id: id } } })

export const askPerson = (where: Where, id: string): Promise<Individual> =>
  reply(client.GET(`${CAMPAIGN}/participations/{participation_id}`, one(where, id)))

export const askAnswers = (where: Where, id: string): Promise<{ items: Answer[] }> =>
  reply(client.GET(`${CAMPAIGN}/participations/{participation_id}/answers`, one(where, id)))

export const remove = (where: Where, id: string): Promise<unknown> =>
  reply(client.DELETE(`${CAMPAIGN}/participations/{participation_id}`, one(where, id)))

export const restore = (where: Where, id: string): Promise<unknown> =>
  reply(client.POST(`${CAMPAIGN}/participations/{participation_id}/restoration`, { ...one(where, id), body: {} }))

export const askAnalysis = (where: Where, division: string): Promise<Analysis> =>
  reply(client.GET(`${CAMPAIGN}/analysis`, { params: { path: pathOf(where), query: { division: some(division) } } }))

export const askEvolution = (where: Where, other: string, division: string): Promise<Evolution> =>
  reply(client.GET(`${CAMPAIGN}/evolution`, { params: { path: pathOf(where), query: { with: other, division: some(division) } } }))

interface ExportAsked {
  format: 'csv' | 'ods'
  lang: 'fr' | 'en'
  division: string
  hasSkills: boolean
}

export const startExport = (where: Where, asked: ExportAsked, key: string): Promise<ExportJob> =>
  reply(
    client.POST(`${CAMPAIGN}/exports`, {
      params: { path: pathOf(where) },
      headers: { 'Idempotency-Key': key },
      body: { format: asked.format, lang: asked.lang, division: asked.division || null, with_skills: asked.hasSkills },
    }),
  )

export const askJob = (organization: string, job: string): Promise<ExportJob> =>
  reply(
    client.GET('/api/orga/organizations/{organization_id}/jobs/{job_id}', {
      params: { path: { organization_id: organization, job_id: job } },
    }),
  )
