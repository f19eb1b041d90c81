// What the room asks of the API, with the room's own pass.
import { client, reply } from '../shared/client'
import type { Act, Incident, Line, NewIncident, OpenRoom, ReportedQuestion, Room } from './types'

const NOT_MODIFIED = 304
const bearer = (pass: string) => ({ Authorization: `Bearer ${pass}` })

export const enterRoom = (number: string, secret: string): Promise<OpenRoom> =>
  reply(client.POST('/api/invigilator/rooms', { body: { number, secret } }))

export const listRooms = async (): Promise<OpenRoom[]> => (await reply(client.GET('/api/invigilator/rooms'))).items

export interface Seen {
  room: Room
  tag: string
}

/** The room as it is now; null when it is still as `tag` says. */
export async function lookAgain(pass: string, tag: string): Promise<Seen | null> {
  const headers = tag ? { ...bearer(pass), 'If-None-Match': tag } : bearer(pass)
  const asked = client.GET('/api/invigilator/room', { headers })
  const { response } = await asked
  if (response.status === NOT_MODIFIED) return null
  return { room: await reply(asked), tag: response.headers.get('ETag') ?? '' }
}

const CANDIDATE = '/api/invigilator/room/candidates/{candidate_id}'

export const act = (pass: string, candidateId: string, asked: Act, reference = 0): Promise<Line> =>
  reply(
    client.POST(`${CANDIDATE}/acts`, {
      params: { path: { candidate_id: candidateId } },
      headers: bearer(pass),
      body: { act: asked, reference },
    }),
  )

export const letIn = (pass: string, candidateIds: string[]): Promise<{ lines: Line[]; refused: string[] }> =>
  reply(client.POST('/api/invigilator/room/let-in', { headers: bearer(pass), body: { candidate_ids: candidateIds } }))

export const readQuestion = (pass: string, candidateId: string, sequence: number): Promise<ReportedQuestion> =>
  reply(
    client.GET(`${CANDIDATE}/report/{sequence}`, {
      params: { path: { candidate_id: candidateId, sequence: String(sequence) } },
      headers: bearer(pass),
    }),
  )

/** `key` makes the same incident, sent again, one. */
export const noteIncident = (pass: string, incident: NewIncident, key: string): Promise<Incident> =>
  reply(
    client.POST('/api/invigilator/room/incidents', {
      headers: { ...bearer(pass), 'Idempotency-Key': key },
      body: incident,
    }),
  )

export const listIncidents = async (pass: string): Promise<Incident[]> =>
  (await reply(client.GET('/api/invigilator/room/incidents', { headers: bearer(pass) }))).items

export const takeBackIncident = (pass: string, id: string): Promise<unknown> =>
  reply(
    client.DELETE('/api/invigilator/room/incidents/{report_id}', {
      params: { path: { report_id: id } },
      headers: bearer(pass),
    }),
  )
