// Which incidents there are, in the order that people look for them, and what each one asks.
import type { components } from '../../shared/api'

export type IncidentBody = Required<components['schemas']['NoteIncident']>
export type IncidentCategory = IncidentBody['category']
export type Subcategory = IncidentBody['subcategory']

export const CATEGORIES: readonly IncidentCategory[] = [
  'NON_BLOCKING_CANDIDATE_ISSUE',
  'NON_BLOCKING_TECHNICAL_ISSUE',
  'IN_CHALLENGE',
  'CANDIDATE_INFORMATIONS_CHANGES',
  'SIGNATURE_ISSUE',
  'FRAUD',
]

/** Those that may be about the whole room. */
export const OF_THE_ROOM: readonly IncidentCategory[] = ['NON_BLOCKING_TECHNICAL_ISSUE', 'FRAUD']

/** Those whose facts must be told. */
export const DESCRIBED: readonly IncidentCategory[] = [
  'NON_BLOCKING_CANDIDATE_ISSUE',
  'NON_BLOCKING_TECHNICAL_ISSUE',
  'CANDIDATE_INFORMATIONS_CHANGES',
  'SIGNATURE_ISSUE',
]

const ON_A_QUESTION = [
  'IMAGE_NOT_DISPLAYING',
  'EMBED_NOT_WORKING',
  'FILE_NOT_OPENING',
  'WEBSITE_UNAVAILABLE',
  'WEBSITE_BLOCKED',
  'SOFTWARE_NOT_WORKING',
  'EXTRA_TIME_EXCEEDED',
  'UNINTENTIONAL_FOCUS_OUT',
  'SKIP_ON_OOPS',
  'ACCESSIBILITY_ISSUE',
] as const
const ON_SOMEBODY = ['NAME_OR_BIRTHDATE', 'EXTRA_TIME_PERCENTAGE'] as const

/** More precisely, where the category asks for it. */
export const SUBCATEGORIES: Partial<Record<IncidentCategory, readonly ((typeof ON_A_QUESTION)[number] | (typeof ON_SOMEBODY)[number])[]>> = {
  IN_CHALLENGE: ON_A_QUESTION,
  CANDIDATE_INFORMATIONS_CHANGES: ON_SOMEBODY,
}
