// What the centers' screens ask of the server.
import { client, reply } from '../shared/client'
import { language } from '../shared/i18n'
import type { IncidentBody } from '../space/incidents/kinds'
import type { CandidateBody, ClosingBody, Paper, ResultFile, SessionBody } from './types'

const CENTER = '/api/certif/centers/{organization_id}'
const SESSIONS = `${CENTER}/sessions` as const
const SESSION = `${SESSIONS}/{session_id}` as const
const CANDIDATES = `${SESSION}/candidates` as const
const CANDIDATE = `${CANDIDATES}/{candidate_id}` as const

const keyed = (key: string = crypto.randomUUID()) => ({ 'Idempotency-Key': key })
const of = (organization_id: string) => ({ path: { organization_id } })
const at = (organization_id: string, session_id: string) => ({ params: { path: { organization_id, session_id } } })
const one = (organization_id: string, session_id: string, candidate_id: string) => ({
  params: { path: { organization_id, session_id, candidate_id } },
})

export const listSessions = (center: string, cursor?: string) =>
  reply(client.GET(SESSIONS, { params: { ...of(center), query: { cursor } } }))

export const readSession = (center: string, session: string) => reply(client.GET(SESSION, at(center, session)))

export const createSession = (center: string, body: SessionBody, key: string) =>
  reply(client.POST(SESSIONS, { params: of(center), body, headers: keyed(key) }))

export const changeSession = (center: string, session: string, body: SessionBody) =>
  reply(client.PATCH(SESSION, { ...at(center, session), body }))

export const deleteSession = (center: string, session: string) => reply(client.DELETE(SESSION, at(center, session)))

export const listVersions = async (center: string) =>
  (await reply(client.GET(`${CENTER}/versions`, { params: of(center) }))).items

export const listCandidates = async (center: string, session: string) =>
  (await reply(client.GET(CANDIDATES, at(center, session)))).items

export const addCandidate = (center: string, session: string, body: CandidateBody, key: string) =>
  reply(client.POST(CANDIDATES, { ...at(center, session), body, headers: keyed(key) }))

export const changeCandidate = (center: string, session: string, id: string, body: CandidateBody) =>
  reply(client.PATCH(CANDIDATE, { ...one(center, session, id), body }))

export const removeCandidate = (center: string, session: string, id: string) =>
  reply(client.DELETE(CANDIDATE, one(center, session, id)))

export const unlinkAccount = (center: string, session: string, id: string) =>
  reply(client.POST(`${CANDIDATE}/unlinking`, one(center, session, id)))

export const listSchools = async (center: string) =>
  (await reply(client.GET(`${CENTER}/schools`, { params: of(center) }))).items

async function allOf<Row>(load: (cursor?: string) => Promise<{ items: Row[]; next: string | null }>): Promise<Row[]> {
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
  allOf((cursor) => {
    const path = { organization_id: center, session_id: session, school_id: school }
    return reply(client.GET(`${SESSION}/schools/{school_id}/pupils`, { params: { path, query: { division, cursor } } }))
  })

export const enrolPupils = (center: string, session: string, body: { school_id: string; learner_ids: string[] }) =>
  reply(client.POST(`${SESSION}/classes`, { ...at(center, session), body: { ...body, division: null }, headers: keyed() }))

export const candidateTemplate = (center: string, session: string) =>
  reply(client.GET(`${CANDIDATES}/file-template`, at(center, session)))

export const handInCandidates = (center: string, session: string, body: { content: string; is_trial: boolean; with_changed: boolean }) =>
  reply(client.POST(`${CANDIDATES}/file`, { ...at(center, session), body, headers: keyed() }))

export const sessionTemplate = (center: string) => reply(client.GET(`${SESSIONS}/file-template`, { params: of(center) }))

export const handInSessions = (center: string, body: { content: string; is_trial: boolean; zone: string }) =>
  reply(client.POST(`${SESSIONS}/file`, { params: of(center), body, headers: keyed() }))

export const orderPaper = (center: string, session: string, paper: Paper) =>
  reply(client.POST(`${SESSION}/papers`, { ...at(center, session), body: { paper }, headers: keyed() }))

export const readJob = (organization_id: string, job_id: string) =>
  reply(client.GET(`${CENTER}/jobs/{job_id}`, { params: { path: { organization_id, job_id } } }))

export const readClosing = (center: string, session: string) => reply(client.GET(`${SESSION}/finalization`, at(center, session)))

export const finalize = (center: string, session: string, body: ClosingBody) =>
  reply(client.POST(`${SESSION}/finalization`, { ...at(center, session), body }))

export const addIncident = (center: string, session: string, body: IncidentBody) =>
  reply(client.POST(`${SESSION}/reports`, { ...at(center, session), body, headers: keyed() }))

export const removeIncident = (organization_id: string, session_id: string, report_id: string) =>
  reply(client.DELETE(`${SESSION}/reports/{report_id}`, { params: { path: { organization_id, session_id, report_id } } }))

export const readResults = (center: string, session: string) => reply(client.GET(`${SESSION}/results`, at(center, session)))

/** The table of results, or all the certificates in one archive; of a class, or of the whole session. */
export const orderResults = (center: string, session: string, file: ResultFile, division: string | null) =>
  reply(client.POST(`${SESSION}/${file}`, { ...at(center, session), body: { division, lang: language.get() }, headers: keyed() }))
