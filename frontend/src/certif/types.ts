// The words of the API used by the centers' space.
export type SessionState = 'created' | 'finalized' | 'settled' | 'published'

export interface Listed<Row> {
  items: Row[]
  next: string | null
}

export interface Session {
  id: string
  number: string
  room_secret: string
  site: string
  room: string
  starts_on: string
  starts_at: string
  zone: string
  opens_at: string
  version_id: string
  invigilators: string
  remarks: string
  state: SessionState
  candidate_count: number
  /** Somebody has joined. */
  is_started: boolean
  finalized_at: string | null
  published_at: string | null
}

export interface SessionBody {
  site: string
  room: string
  starts_on: string
  starts_at: string
  zone: string
  invigilators: string
  remarks: string
}

export const PAPERS = ['attendance', 'kit', 'tickets', 'incidents'] as const
export type Paper = (typeof PAPERS)[number]

export interface Job {
  id: string
  status: string
  done: number
  total: number
  address: string | null
}
