// The passes of the rooms one has entered: in memory only; after a reload the API gives fresh ones.
import { Problem } from '../shared/client'
import { listRooms } from './api'
import type { OpenRoom } from './types'

const known = new Map<string, OpenRoom>()

export function keep(room: OpenRoom): void {
  known.set(room.room.session_id, room)
}

/** The room and its pass; asked for again when it is not known, or `again` when the pass is too old. */
export async function passFor(sessionId: string, { again = false } = {}): Promise<OpenRoom> {
  const held = known.get(sessionId)
  if (held && !again) return held
  for (const room of await listRooms()) keep(room)
  const found = known.get(sessionId)
  if (!found || (again && found === held)) throw new Problem({ status: 404, code: 'room_not_found' })
  return found
}
