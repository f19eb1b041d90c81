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

export type Adjustment = 'accessible_challenges' | 'no_focus_watch'

export interface BirthPlace {
  sex: 'F' | 'M'
  country: string
  insee_code: string
  postal_code: string
  city: string
}

export interface Eligibility {
  state: 'ready' | 'lacking' | 'unknown'
  certifiable: number
  needed: number
  missing: string[]
}

export interface CandidateBody {
  first_name: string
  last_name: string
  birth_date: string
  external_id: string
  email: string
  recipient_email: string
  extra_percent: number
  adjustments: Adjustment[]
  cpf: BirthPlace | null
  wants_clea: boolean
  billing: '' | 'free' | 'paid' | 'prepaid'
  prepayment_code: string
}

export interface Candidate extends CandidateBody {
  id: string
  number: number
  division: string
  has_account: boolean
  is_joined: boolean
  eligibility: Eligibility
}
