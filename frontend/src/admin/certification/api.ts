// What the jury's screens ask of the server.
import type { components } from '../../shared/api'
import { client, reply } from '../../shared/client'

type Schemas = components['schemas']
export type JurySession = Schemas['JurySession']
export type SessionFile = Schemas['JurySessionFile']
export type JuryCandidate = Schemas['JuryCandidate']
export type Outcome = Schemas['OutcomeView']
export type Result = Schemas['ExamResultView']
export type Report = SessionFile['reports'][number]
export type Publication = Schemas['PublicationView']
export type WaitingProposal = Schemas['WaitingProposal']
export type Proposal = Schemas['ScoreProposalView']
export type Sheet = Schemas['SheetView']
export type Question = Sheet['questions'][number]
export type Entry = Sheet['audit'][number]
export type Change = Proposal['change']
export type ListState = 'finalized' | 'settled' | 'published'

const session = (session_id: string) => ({ path: { session_id } })
const candidate = (candidate_id: string) => ({ path: { candidate_id } })
const at = (candidate_id: string, sequence: number) => ({ path: { candidate_id, sequence: String(sequence) } })

export const listSessions = async (query: { state?: ListState; number?: string }): Promise<JurySession[]> =>
  (await reply(client.GET('/api/admin/certification/sessions', { params: { query } }))).items

export const readSession = (id: string): Promise<SessionFile> =>
  reply(client.GET('/api/admin/certification/sessions/{session_id}', { params: session(id) }))

export const assign = (id: string, is_mine: boolean): Promise<JurySession> =>
  reply(client.POST('/api/admin/certification/sessions/{session_id}/assignment', { params: session(id), body: { is_mine } }))

export const resolveReport = (id: string, report_id: string, resolution: 'kept' | 'noted', reason: string): Promise<Report> =>
  reply(
    client.POST('/api/admin/certification/sessions/{session_id}/reports/{report_id}/resolution', {
      params: { path: { session_id: id, report_id } },
      body: { resolution, reason },
    }),
  )

export const readPublication = (id: string): Promise<Publication> =>
  reply(client.GET('/api/admin/certification/sessions/{session_id}/publication', { params: session(id) }))

export const publish = (id: string): Promise<Publication> =>
  reply(client.POST('/api/admin/certification/sessions/{session_id}/publication', { params: session(id), body: {} }))

export const requestAgain = (id: string): Promise<Publication> =>
  reply(client.POST('/api/admin/certification/sessions/{session_id}/certificates', { params: session(id), body: {} }))

export const countDead = async (): Promise<number> =>
  (await reply(client.GET('/api/admin/certification/dead-letters', {}))).certificates

export const replayDead = async (): Promise<number> =>
  (await reply(client.POST('/api/admin/certification/dead-letters', { body: {} }))).sent

export const listProposals = async (): Promise<WaitingProposal[]> =>
  (await reply(client.GET('/api/admin/certification/proposals', {}))).items

export const readSheet = (id: string): Promise<Sheet> =>
  reply(client.GET('/api/admin/certification/candidates/{candidate_id}', { params: candidate(id) }))

export interface Asked {
  change: Change
  reason: string
  positions: number[]
  report_id: string
}

export function propose(id: string, { change, reason, positions, report_id }: Asked): Promise<Outcome> {
  if (change === 'revoke') {
    return reply(
      client.POST('/api/admin/certification/candidates/{candidate_id}/revocation', { params: candidate(id), body: { reason } }),
    )
  }
  const body = { action: change, reason, positions, report_id }
  return reply(client.POST('/api/admin/certification/candidates/{candidate_id}/decisions', { params: candidate(id), body }))
}

export const approve = (id: string, sequence: number): Promise<Outcome> =>
  reply(
    client.POST('/api/admin/certification/candidates/{candidate_id}/proposals/{sequence}/approval', {
      params: at(id, sequence),
      body: {},
    }),
  )

export const refuse = (id: string, sequence: number, reason: string): Promise<Outcome> =>
  reply(
    client.POST('/api/admin/certification/candidates/{candidate_id}/proposals/{sequence}/refusal', {
      params: at(id, sequence),
      body: { reason },
    }),
  )

export const comment = (id: string, body: Schemas['Comment']): Promise<Outcome> =>
  reply(client.POST('/api/admin/certification/candidates/{candidate_id}/comments', { params: candidate(id), body }))

export const correctIdentity = (id: string, body: Schemas['CorrectIdentity']): Promise<Outcome> =>
  reply(client.POST('/api/admin/certification/candidates/{candidate_id}/identity', { params: candidate(id), body }))
