// What the API says of results, by the names of its own document.
import type { components } from '../../shared/api'

type Schemas = components['schemas']

export type Activity = Schemas['ActivityView']
export type Followed = Schemas['FollowedParticipationView']
export type Individual = Schemas['IndividualView']
export type IndividualTube = Schemas['IndividualTubeView']
export type Answer = Schemas['AnswerView']
export type Analysis = Schemas['AnalysisView']
export type Evolution = Schemas['EvolutionView']
export type Standing = Schemas['StandingView']
export type Certifiability = Schemas['CertifiabilityView']
export type ExportJob = Schemas['JobView']
export type Status = Followed['status']
