// A campaign being made: three choices, what is wrong with each, and the demand they become.
import type { FormError } from '../../shared/form'
import { t } from '../../shared/i18n'
import { toInstant } from '../../ui/date-field/date-field'
import type { CatalogueTube, NewCampaign, TargetProfile } from '../types'

export interface Words {
  name: string
  title: string
  welcome: string
  startsAt: string
  endsAt: string
  isMultiple: boolean
}

export interface Draft extends Words {
  source: 'ready' | 'composed' | 'collection'
  isExam: boolean
  profileId: string
  caps: Record<string, number>
  divisions: readonly string[]
}

export const EMPTY: Draft = {
  source: 'ready',
  isExam: false,
  profileId: '',
  caps: {},
  divisions: [],
  name: '',
  title: '',
  welcome: '',
  startsAt: '',
  endsAt: '',
  isMultiple: false,
}

/** What one has to choose from. */
export interface Catalogue {
  profiles: readonly TargetProfile[]
  tubes: readonly CatalogueTube[]
  /** How long a skill takes to measure, on average. */
  minutesASkill: number
}

export const STEPS = ['what', 'whom', 'when'] as const
export type Step = (typeof STEPS)[number]

function checkWhat({ source, profileId, caps }: Draft): FormError[] {
  if (source === 'ready' && !profileId) return [{ field: 'profile_id', text: t('campaigns.profile_missing') }]
  if (source === 'composed' && Object.keys(caps).length === 0) return [{ field: 'caps', text: t('error.empty_target') }]
  return []
}

export function checkWords({ name, startsAt, endsAt }: Words): FormError[] {
  const errors: FormError[] = []
  if (!name.trim()) errors.push({ field: 'name', text: t('campaigns.name_missing') })
  if (startsAt && endsAt && endsAt <= startsAt) errors.push({ field: 'ends_at', text: t('error.wrong_dates') })
  return errors
}

export function check(step: Step, draft: Draft): FormError[] {
  if (step === 'what') return checkWhat(draft)
  return step === 'when' ? checkWords(draft) : []
}

/** What the API is told of the words, for a new campaign as for a changed one. */
export const wordsBody = (words: Words) => ({
  name: words.name.trim(),
  title: words.title.trim(),
  welcome: words.welcome.trim(),
  starts_at: toInstant(words.startsAt),
  ends_at: toInstant(words.endsAt),
  is_multiple: words.isMultiple,
})

export const bodyOf = (draft: Draft): NewCampaign => ({
  ...wordsBody(draft),
  kind: draft.source === 'collection' ? 'collection' : draft.isExam ? 'exam' : 'assessment',
  profile_id: draft.source === 'ready' ? draft.profileId : '',
  caps: draft.source === 'composed' ? draft.caps : {},
  divisions: [...draft.divisions],
})

const STEP_MINUTES = 5

/** The size of what is being composed, as the server would count it. */
export function sizeOf(caps: Readonly<Record<string, number>>, { tubes, minutesASkill }: Catalogue) {
  const chosen = tubes.filter(({ id }) => caps[id])
  const skills = chosen.flatMap(({ id, skills_by_level }) =>
    Object.entries(skills_by_level).map(([level, count]) => (Number(level) <= (caps[id] ?? 0) ? count : 0)),
  )
  const total = skills.reduce((sum, count) => sum + count, 0)
  return { tubes: chosen.length, minutes: Math.ceil((total * minutesASkill) / STEP_MINUTES) * STEP_MINUTES }
}
