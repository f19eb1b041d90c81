// The words of the API used by the centers' space.
import type { Texts } from '../shared/types'

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
  finalized_at: string | null
  published_at: string | null
}

/** A session by itself, and how its room stands. */
export interface WholeSession extends Session {
  /** Something happened in its room: what it was bound to stays. */
  has_begun: boolean
  counts: Record<'candidates' | 'expected' | 'waiting' | 'ready' | 'running' | 'paused' | 'ended' | 'need_help', number>
}

export interface Version {
  id: string
  kind: 'adaptive' | 'flash' | 'historic'
  title: Texts
  minutes: number
  length: number
  is_default: boolean
}

export interface SessionBody {
  site: string
  room: string
  starts_on: string
  starts_at: string
  zone: string
  invigilators: string
  remarks: string
  version_id: string
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
  phase: 'expected' | 'waiting' | 'ready' | 'running' | 'paused' | 'ended'
  has_joined: boolean
  eligibility: Eligibility
}

export interface School {
  id: string
  name: string
  divisions: { name: string; count: number }[]
}

export interface Pupil {
  learner_id: string
  first_name: string
  last_name: string
  birth_date: string | null
  division: string
  has_account: boolean
  is_enrolled: boolean
  eligibility: Eligibility
}

export interface ClassEnrolled {
  enrolled: number
  known_learner_ids: string[]
  undated_learner_ids: string[]
}
