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

/** Long work: how far it is, and where to fetch what it made. */
export type Job = Schemas['CenterJobView']

export type Paper = Schemas['OrderPaper']['paper']
export const PAPERS: readonly Paper[] = ['attendance', 'kit', 'tickets', 'incidents']

export type Closing = Schemas['FinalizationView']
/** A candidate, as the end of the session finds them. */
export type Ending = Schemas['EndingLineView']
export type Incident = Schemas['SessionReportView']
export type ClosingBody = Required<Schemas['FinalizeSession']>
export type Cause = ClosingBody['causes'][string]

export type Results = Schemas['SessionResultsView']
export type CandidateResult = Results['items'][number]
export type Certified = NonNullable<CandidateResult['result']>
export type ResultFile = 'results' | 'certificates'

export type CandidateFile = Schemas['CandidateFileView']
export type CandidateLine = CandidateFile['lines'][number]
export type SessionFile = Schemas['SessionFileView']
export type SessionLine = SessionFile['sessions'][number]
export type Finding = Schemas['FileFindingView']
export type SmallFile = Schemas['SmallFileView']
