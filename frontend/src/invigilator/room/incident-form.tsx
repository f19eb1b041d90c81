// An incident, noted while it is fresh: the center finds it when it finalizes the session.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { useForm } from '../../shared/form'
import type { FormError } from '../../shared/form'
import { t } from '../../shared/i18n'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Select } from '../../ui/select/select'
import { TextArea } from '../../ui/text-area/text-area'
import { say } from '../../ui/toast/toasts'
import { noteIncident } from '../api'
import { CATEGORIES, DESCRIBED, OF_THE_ROOM, SUBCATEGORIES } from '../incidents'
import { nameOf } from '../lines'
import type { IncidentCategory, Line, Subcategory } from '../types'

const DESCRIPTION_MAX = 500
const LAST_QUESTION = 500

interface IncidentFormProps {
  pass: string
  /** Whose incident it is; without, one of the room's candidates or the whole room is chosen. */
  of?: Line
  lines?: readonly Line[]
  onDone: () => void
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

const bodyOf = (values: Values) => {
  const category = values.category as IncidentCategory
  return {
    candidate_id: values.candidate_id,
    category,
    subcategory: (SUBCATEGORIES[category] ? values.subcategory : '') as Subcategory,
    question_number: category === 'IN_CHALLENGE' ? Number(values.question_number) : 0,
    description: values.description,
  }
}

export function IncidentForm({ pass, of, lines = [], onDone }: IncidentFormProps): JSX.Element {
  const [key] = useState(() => crypto.randomUUID())
  const form = useForm<Values>({
    initial: { candidate_id: of?.candidate_id ?? '', category: '', subcategory: '', question_number: '', description: '' },
    check: faultsOf,
    send: async (values) => {
      await noteIncident(pass, bodyOf(values), key)
      say(t('room.incident.noted'))
      onDone()
    },
  })
  const category = form.values.category as IncidentCategory | ''
  const precise = category ? SUBCATEGORIES[category] : undefined
  const people = [{ value: '', label: t('room.incident.whole_room') }, ...lines.map((line) => ({ value: line.candidate_id, label: `${line.last_name} ${line.first_name}` }))]
  const kinds = CATEGORIES.map((value) => ({ value, label: t(`room.incident.${value}`) }))
  return (
    <FormCard form={form} action={t('room.incident.note')} onCancel={onDone}>
      <p class="soft small incident-lead">{of ? t('room.incident.lead', { name: nameOf(of) }) : t('room.incident.lead_room')}</p>
      {!of && <Select {...form.bind('candidate_id')} label={t('room.incident.who')} options={people} />}
      <Select {...form.bind('category')} label={t('room.incident.what')} options={[{ value: '', label: t('room.incident.pick') }, ...kinds]} />
      {precise && (
        <Select
          {...form.bind('subcategory')}
          label={t('room.incident.precise')}
          options={[{ value: '', label: t('room.incident.pick') }, ...precise.map((value) => ({ value, label: t(`room.category.${value}`) }))]}
        />
      )}
      {category === 'IN_CHALLENGE' && (
        <Field {...form.bind('question_number')} label={t('room.incident.question')} hint={t('room.incident.question_hint')} writes="digits" maxLength={3} />
      )}
      <TextArea
        {...form.bind('description')}
        label={t(category && !DESCRIBED.includes(category) ? 'room.incident.facts_optional' : 'room.incident.facts')}
        hint={t('room.incident.facts_hint')}
        rows={3}
        maxLength={DESCRIPTION_MAX}
      />
    </FormCard>
  )
}
