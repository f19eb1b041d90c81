// The words of the API used by the centers' space. Their shapes come from the API's own document.
import type { components } from '../shared/api'

type Schemas = components['schemas']

export type Session = Schemas['SessionLineView']
/** A session by itself, and how its room stands. */
export type WholeSession = Schemas['SessionView']
export type SessionBody = Required<Schemas['CreateSession']>
export type Version = Schemas['VersionView']

export type Candidate = Schemas['CandidateView']
export type CandidateBody = Required<Schemas['AddCandidate']>
export type BirthPlace = Required<Schemas['BirthPlaceBody']>
export type Eligibility = Schemas['EligibilityView']
export type Adjustment = CandidateBody['adjustments'][number]

export type School = Schemas['SchoolView']
export type Pupil = Schemas['PupilView']

/** Work that goes on behind, as the center sees it. */
export interface Job {
  id: string
  status: string
  done: number
  total: number
  address: string | null
}

export const PAPERS = ['attendance', 'kit', 'tickets', 'incidents'] as const
export type Paper = (typeof PAPERS)[number]

export type Incident = Schemas['IncidentView']
export type Cause = 'candidate' | 'technical'

export interface Unfinished {
  candidate_id: string
  number: number
  first_name: string
  last_name: string
  answered: number
  length: number
  phase: Candidate['phase']
  end_reason: Candidate['end_reason']
}

export interface Closing {
  unfinished: Unfinished[]
  reports: Incident[]
  not_joined: { candidate_id: string; first_name: string; last_name: string }[]
  open_alerts: number
}

export interface ClosingBody {
  causes: Record<string, Cause>
  remarks: string
}

export interface Certified {
  status: 'validated' | 'rejected' | 'cancelled' | 'cancelled_by_jury'
  reason: string | null
  comment: string
  pix: number | null
  max_pix: number
  mesh: number | null
  levels: Record<string, number>
  is_clea: boolean
  certificate: 'none' | 'requested' | 'issued'
  is_revoked: boolean
}

export interface CandidateResult {
  candidate_id: string
  number: number
  first_name: string
  last_name: string
  division: string
  phase: Candidate['phase']
  result: Certified | null
}

export interface Results {
  state: Session['state']
  divisions: string[]
  competence_ids: string[]
  items: CandidateResult[]
}

export type ResultFile = 'results' | 'certificates'
