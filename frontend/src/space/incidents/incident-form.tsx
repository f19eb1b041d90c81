// An incident, noted in the room or when the session is finalized: what, of whom, more precisely, the facts.
// Its words are those of the room ("certif/room").
import type { JSX } from 'preact'
import { useForm } from '../../shared/form'
import type { FormError } from '../../shared/form'
import { t } from '../../shared/i18n'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Select } from '../../ui/select/select'
import { TextArea } from '../../ui/text-area/text-area'
import { CATEGORIES, DESCRIBED, OF_THE_ROOM, SUBCATEGORIES } from './kinds'
import type { IncidentBody, IncidentCategory, Subcategory } from './kinds'

const DESCRIPTION_MAX = 500
const LAST_QUESTION = 500

export interface Person {
  id: string
  name: string
}

interface IncidentFormProps {
  /** Whose incident it is; without, one of `people` or the whole room is chosen. */
  of?: Person
  people?: readonly Person[]
  send: (body: IncidentBody) => Promise<void>
  onCancel: () => void
}

interface Values extends Record<string, string> {
  candidate_id: string
  category: string
  subcategory: string
  question_number: string
  description: string
}

const isQuestion = (text: string): boolean => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= LAST_QUESTION

function faultsOf(values: Values): FormError[] {
  const category = values.category as IncidentCategory | ''
  if (!category) return [{ field: 'category', text: t('room.incident.choose') }]
  const faults: FormError[] = []
  if (!values.candidate_id && !OF_THE_ROOM.includes(category)) faults.push({ field: 'candidate_id', text: t('room.incident.choose_candidate') })
  if (SUBCATEGORIES[category] && !values.subcategory) faults.push({ field: 'subcategory', text: t('room.incident.choose_precise') })
  if (category === 'IN_CHALLENGE' && !isQuestion(values.question_number)) faults.push({ field: 'question_number', text: t('room.incident.question_wrong') })
  if (DESCRIBED.includes(category) && !values.description.trim()) faults.push({ field: 'description', text: t('room.incident.describe') })
  return faults
}

function bodyOf(values: Values): IncidentBody {
  const category = values.category as IncidentCategory
  return {
    candidate_id: values.candidate_id,
    category,
    subcategory: (SUBCATEGORIES[category] ? values.subcategory : '') as Subcategory,
    question_number: category === 'IN_CHALLENGE' ? Number(values.question_number) : 0,
    description: values.description,
  }
}

const choices = <Value extends string>(values: readonly Value[], label: (value: Value) => string) => [
  { value: '', label: t('room.incident.pick') },
  ...values.map((value) => ({ value, label: label(value) })),
]

export function IncidentForm({ of, people = [], send, onCancel }: IncidentFormProps): JSX.Element {
  const form = useForm<Values>({
    initial: { candidate_id: of?.id ?? '', category: '', subcategory: '', question_number: '', description: '' },
    check: faultsOf,
    send: (values) => send(bodyOf(values)),
  })
  const category = form.values.category as IncidentCategory | ''
  const precise = category ? SUBCATEGORIES[category] : undefined
  const isFactsOptional = category !== '' && !DESCRIBED.includes(category)
  return (
    <FormCard form={form} action={t('room.incident.note')} onCancel={onCancel}>
      <p class="soft small">{of ? t('room.incident.lead', { name: of.name }) : t('room.incident.lead_room')}</p>
      {!of && (
        <Select
          {...form.bind('candidate_id')}
          label={t('room.incident.who')}
          options={[{ value: '', label: t('room.incident.whole_room') }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <Select {...form.bind('category')} label={t('room.incident.what')} options={choices(CATEGORIES, (value) => t(`room.incident.${value}`))} />
      {precise && <Select {...form.bind('subcategory')} label={t('room.incident.precise')} options={choices(precise, (value) => t(`room.category.${value}`))} />}
      {category === 'IN_CHALLENGE' && (
        <Field {...form.bind('question_number')} label={t('room.incident.question')} hint={t('room.incident.question_hint')} writes="digits" maxLength={3} />
      )}
      <TextArea
        {...form.bind('description')}
        label={t(isFactsOptional ? 'room.incident.facts_optional' : 'room.incident.facts')}
        hint={t('room.incident.facts_hint')}
        rows={3}
        maxLength={DESCRIPTION_MAX}
      />
    </FormCard>
  )
}
