// The words of the API used by screens, by their names in the contract.

export type Lang = 'fr' | 'en'
export interface Texts {
  fr: string
  en: string
}

export interface User {
  id: string
  kind: 'registered' | 'anonymous'
  email: string | null
  first_name: string
  last_name: string
  lang: Lang
}
export interface SignedIn {
  access_token: string
  expires_in: number
  user: User
}

export interface Area {
  id: string
  title: Texts
}
export interface Competence {
  id: string
  area_id: string
  title: Texts
  description: Texts
}
export interface Level {
  level: number
  title: Texts
  description: Texts
}
export interface Framework {
  release_id: string
  service_name: string
  max_level: number
  areas: Area[]
  competences: Competence[]
  levels: Level[]
}

export interface Scorecard {
  competence_id: string
  area_id: string
  status: 'not_started' | 'started' | 'completed'
  level: number
  pix: number
  pix_ahead: number
  pix_to_next_level: number
  max_level: number
  assessment_id: string | null
  can_start: boolean
  can_improve: boolean
  can_reset: boolean
  days_before_improving: number | null
  days_before_reset: number | null
}
export interface Profile {
  pix: number
  pix_max: number
  is_certifiable: boolean
  certifiable_competences: number
  required_competences: number
  competences: Scorecard[]
}
export interface Tutorial {
  id: string
  title: string
  source: string
  kind: 'page' | 'site' | 'video' | 'tool' | 'pdf'
  minutes: number
  lang: string
  url: string | null
  html: string | null
}
export interface TubeProgress {
  id: string
  title: Texts
  level: number
  max_level: number
}
export interface CompetenceDetail {
  scorecard: Scorecard
  tubes: TubeProgress[]
  tutorials: Tutorial[]
}

export interface Asset {
  name: string
  label: string
  alt: string
  width: number
  height: number
  url: string
}
export interface ChoicesForm {
  kind: 'choices'
  is_multiple: boolean
  choices: { id: string; html: string }[]
}
export interface Field {
  id: string
  label: string
  format: 'text' | 'number' | 'date'
  unit: string
  placeholder: string
}
export interface TextsForm {
  kind: 'texts'
  fields: Field[]
}
export interface Labelled {
  id: string
  text: string
}
export interface OrderingForm {
  kind: 'ordering'
  elements: Labelled[]
}
export interface MatchingForm {
  kind: 'matching'
  lefts: Labelled[]
  rights: Labelled[]
}
export interface Zone {
  id: string
  label: string
  x: number
  y: number
  width: number
  height: number
}
export interface PictureForm {
  kind: 'picture'
  image: Asset
  zones: Zone[]
}
export interface SimulatorForm {
  kind: 'simulator'
  name: string
  title: string
  height: number
  data: Record<string, unknown>
}
export type Form = ChoicesForm | TextsForm | OrderingForm | MatchingForm | PictureForm | SimulatorForm
export type ChallengeKind =
  | 'single-choice'
  | 'multiple-choice'
  | 'short-text'
  | 'several-texts'
  | 'ordering'
  | 'matching'
  | 'picture'
  | 'file'
  | 'simulator'
export interface Challenge {
  id: string
  kind: ChallengeKind
  lang: string
  competence_id: string
  statement_html: string
  image: Asset | null
  files: Asset[]
  form: Form
  time_limit_seconds: number | null
  is_focused: boolean
  is_accessible: boolean
}
export type Answer = string[] | Record<string, string> | null
export type Outcome = 'ok' | 'ko' | 'skipped' | 'timed_out'

export interface Assessment {
  id: string
  kind: 'competence' | 'demo'
  competence_id: string | null
  state: 'started' | 'completed'
  is_improving: boolean
  position: number
  answered: number
  checkpoint_every: number
  next: Challenge | null
}
export interface AnswerReply {
  position: number
  challenge_id: string
  saved_at: string
  is_checkpoint: boolean
  is_completed: boolean
  next_position: number | null
  next: Challenge | null
}
export interface Correction {
  position: number
  challenge: Challenge
  answer: Answer
  outcome: Outcome
  right_answer: string[]
  hint_html: string
  explanation_html: string
  tutorials: Tutorial[]
}
export interface Result {
  assessment_id: string
  kind: 'competence' | 'demo'
  competence_id: string | null
  level: number | null
  pix: number | null
  pix_gained: number
  max_level: number
  pix_to_next_level: number
  answered: number
  right: number
  is_improving: boolean
}
export type ReportReason =
  | 'statement'
  | 'answer'
  | 'image'
  | 'simulator'
  | 'file'
  | 'link'
  | 'tutorial'
  | 'accessibility'
  | 'other'
