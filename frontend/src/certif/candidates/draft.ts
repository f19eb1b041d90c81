// A candidate as a form holds them, and as the server takes them.
import { checkEmail, checkFilled } from '../../shared/checks'
import type { FormError, useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { isDay } from '../../ui/date-field/birth-date'
import type { Adjustment, BirthPlace, Candidate, CandidateBody } from '../types'

export const ADJUSTMENTS: readonly Adjustment[] = ['accessible_challenges', 'no_focus_watch']
/** Names of the fields of the birthplace, as the server names what is wrong in it. */
export const PLACE = { sex: 'cpf/sex', country: 'cpf/country', insee_code: 'cpf/insee_code', postal_code: 'cpf/postal_code', city: 'cpf/city' } as const

const TEXTS = ['first_name', 'last_name', 'birth_date', 'external_id', 'email', 'recipient_email', 'billing', 'prepayment_code'] as const
type Text = (typeof TEXTS)[number]
type PlaceField = (typeof PLACE)[keyof typeof PLACE]

export type Draft = Record<Text | PlaceField | 'extra_percent', string> & Record<Adjustment | 'wants_clea' | 'cpf', boolean>
export type DraftForm = ReturnType<typeof useForm<Draft>>

const BLANK: Draft = {
  first_name: '',
  last_name: '',
  birth_date: '',
  external_id: '',
  email: '',
  recipient_email: '',
  billing: '',
  prepayment_code: '',
  extra_percent: '',
  accessible_challenges: false,
  no_focus_watch: false,
  wants_clea: false,
  cpf: false,
  'cpf/sex': '',
  'cpf/country': '',
  'cpf/insee_code': '',
  'cpf/postal_code': '',
  'cpf/city': '',
}

/** What the form begins with: nothing, or somebody. */
export function draftOf(candidate?: Candidate): Draft {
  if (!candidate) return BLANK
  const texts = Object.fromEntries(TEXTS.map((name) => [name, candidate[name]])) as Record<Text, string>
  const place = candidate.cpf
    ? Object.fromEntries(Object.entries(PLACE).map(([name, field]) => [field, candidate.cpf?.[name as keyof BirthPlace] ?? '']))
    : {}
  return {
    ...BLANK,
    ...texts,
    ...place,
    extra_percent: candidate.extra_percent ? String(candidate.extra_percent) : '',
    accessible_challenges: candidate.adjustments.includes('accessible_challenges'),
    no_focus_watch: candidate.adjustments.includes('no_focus_watch'),
    wants_clea: candidate.wants_clea,
    cpf: candidate.cpf !== null,
  }
}

function placeOf(draft: Draft): BirthPlace | null {
  if (!draft.cpf) return null
  return {
    sex: draft['cpf/sex'] === 'M' ? 'M' : 'F',
    country: draft['cpf/country'],
    insee_code: draft['cpf/insee_code'],
    postal_code: draft['cpf/postal_code'],
    city: draft['cpf/city'],
  }
}

export function bodyOf(draft: Draft): CandidateBody {
  return {
    first_name: draft.first_name,
    last_name: draft.last_name,
    birth_date: draft.birth_date,
    external_id: draft.external_id,
    email: draft.email,
    recipient_email: draft.recipient_email,
    extra_percent: Number(draft.extra_percent) || 0,
    adjustments: ADJUSTMENTS.filter((one) => draft[one]),
    cpf: placeOf(draft),
    wants_clea: draft.wants_clea,
    billing: draft.billing as CandidateBody['billing'],
    prepayment_code: draft.billing === 'prepaid' ? draft.prepayment_code : '',
  }
}

const emailErrors = (field: 'email' | 'recipient_email', value: string): FormError[] =>
  value.trim() ? checkEmail(value).map((error) => ({ ...error, field })) : []

function extraErrors(text: string): FormError[] {
  if (!text.trim() || /^[1-9]\d?$/.test(text.trim())) return []
  return [{ field: 'extra_percent', text: t('error.extra_time_out_of_range') }]
}

/** What is wrong before sending. */
export function check(draft: Draft): FormError[] {
  return [
    ...checkFilled('last_name', draft.last_name, t('candidates.last_name_missing')),
    ...checkFilled('first_name', draft.first_name, t('form.first_name_missing')),
    ...(isDay(draft.birth_date) ? [] : [{ field: 'birth_date', text: t('candidates.birth_date_wrong') }]),
    ...extraErrors(draft.extra_percent),
    ...emailErrors('email', draft.email),
    ...emailErrors('recipient_email', draft.recipient_email),
    ...(draft.cpf ? checkFilled('cpf/sex', draft['cpf/sex'], t('candidates.sex_missing')) : []),
    ...(draft.cpf ? checkFilled('cpf/country', draft['cpf/country'], t('error.birth_country_required')) : []),
  ]
}
