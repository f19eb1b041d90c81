// What the centers' screens ask of the server.
import { client, reply } from '../shared/client'
import type {
  Candidate,
  CandidateBody,
  ClassEnrolled,
  Job,
  Listed,
  Paper,
  Pupil,
  School,
  Session,
  SessionBody,
  Version,
  WholeSession,
} from './types'

interface Call {
  params?: object
  body?: object
  headers?: object
}
type Settled = Promise<{ data?: unknown; error?: unknown; response: Response }>
const http = client as unknown as Record<'GET' | 'POST' | 'PATCH' | 'DELETE', (path: string, call: Call) => Settled>
const ask = <T>(call: Settled) => reply(call) as Promise<T>

const CENTER = '/api/certif/centers/{organization_id}'
const SESSION = `${CENTER}/sessions/{session_id}`

const keyed = (key: string) => ({ 'Idempotency-Key': key })
const of = (organization_id: string) => ({ path: { organization_id } })
const at = (organization_id: string, session_id: string) => ({ params: { path: { organization_id, session_id } } })

export const listSessions = (center: string, cursor?: string) =>
  ask<Listed<Session>>(http.GET(`${CENTER}/sessions`, { params: { ...of(center), query: { cursor } } }))

export const readSession = (center: string, session: string) => ask<WholeSession>(http.GET(SESSION, at(center, session)))

export const createSession = (center: string, body: SessionBody, key: string) =>
  ask<Session>(http.POST(`${CENTER}/sessions`, { params: of(center), body, headers: keyed(key) }))

export const changeSession = (center: string, session: string, body: Partial<SessionBody>) =>
  ask<WholeSession>(http.PATCH(SESSION, { ...at(center, session), body }))

export const deleteSession = (center: string, session: string) => ask<unknown>(http.DELETE(SESSION, at(center, session)))

export const orderPaper = (center: string, session: string, paper: Paper) =>
  ask<Job>(http.POST(`${SESSION}/papers`, { ...at(center, session), body: { paper }, headers: keyed(crypto.randomUUID()) }))

export const readJob = (organization_id: string, job_id: string) =>
  ask<Job>(http.GET(`${CENTER}/jobs/{job_id}`, { params: { path: { organization_id, job_id } } }))

const CANDIDATE = `${SESSION}/candidates/{candidate_id}`
const one = (organization_id: string, session_id: string, candidate_id: string) => ({
  params: { path: { organization_id, session_id, candidate_id } },
})

export const listCandidates = async (center: string, session: string) =>
  (await ask<Listed<Candidate>>(http.GET(`${SESSION}/candidates`, at(center, session)))).items

export const addCandidate = (center: string, session: string, body: CandidateBody, key: string) =>
  ask<Candidate>(http.POST(`${SESSION}/candidates`, { ...at(center, session), body, headers: keyed(key) }))

export const changeCandidate = (center: string, session: string, id: string, body: CandidateBody) =>
  ask<Candidate>(http.PATCH(CANDIDATE, { ...one(center, session, id), body }))

export const removeCandidate = (center: string, session: string, id: string) =>
  ask<unknown>(http.DELETE(CANDIDATE, one(center, session, id)))

export const listVersions = async (center: string) =>
  (await ask<Listed<Version>>(http.GET(`${CENTER}/versions`, { params: of(center) }))).items

export const listSchools = async (center: string) =>
  (await ask<Listed<School>>(http.GET(`${CENTER}/schools`, { params: of(center) }))).items

async function pagesOf<Row>(load: (cursor?: string) => Promise<Listed<Row>>): Promise<Row[]> {
  const { items, next } = await load()
  const rows = [...items]
  for (let cursor = next; cursor; ) {
    const page = await load(cursor)
    rows.push(...page.items)
    cursor = page.next
  }
  return rows
}

/** All the pupils of a class; of the whole list when the school has no class. */
export const listPupils = (center: string, session: string, school: string, division?: string) =>
  pagesOf((cursor) => {
    const path = { organization_id: center, session_id: session, school_id: school }
    return ask<Listed<Pupil>>(http.GET(`${SESSION}/schools/{school_id}/pupils`, { params: { path, query: { division, cursor } } }))
  })

export const enrolPupils = (center: string, session: string, body: { school_id: string; learner_ids: string[] }) =>
  ask<ClassEnrolled>(http.POST(`${SESSION}/classes`, { ...at(center, session), body, headers: keyed(crypto.randomUUID()) }))
