// What is still missing before an answer can be validated, and what an untouched form amounts to.
import { t } from '../shared/i18n'
import type { Answer, Challenge, Form } from '../shared/types'
import { ONLY_FIELD, listOf, textsOf } from './props'

export interface Missing {
  field: string
  text: string
}

const isBlank = (text: string | undefined): boolean => !text?.trim()

function missingTexts(fields: readonly { id: string; label: string }[], answer: Answer): Missing[] {
  const given = textsOf(answer)
  const empty = fields.filter(({ id }) => isBlank(given[id]))
  if (fields.length === 1) return empty.map(({ id }) => ({ field: id, text: t('play.missing_text') }))
  return empty.map(({ id, label }) => ({ field: id, text: t('play.missing_field', { label }) }))
}

function missingPairs(lefts: readonly { id: string; text: string }[], answer: Answer): Missing[] {
  const given = textsOf(answer)
  return lefts
    .filter(({ id }) => isBlank(given[id]))
    .map(({ id, text }) => ({ field: id, text: t('play.missing_pair', { label: text }) }))
}

/** What the learner must still do; nothing when the answer can be sent. */
export function missing(form: Form, answer: Answer): Missing[] {
  switch (form.kind) {
    case 'texts':
      return missingTexts(form.fields, answer)
    case 'matching':
      return missingPairs(form.lefts, answer)
    case 'ordering':
      return []
    case 'simulator':
      return answer ? [] : [{ field: ONLY_FIELD, text: t('play.missing_work') }]
    case 'picture':
      return listOf(answer).length ? [] : [{ field: ONLY_FIELD, text: t('play.missing_zone') }]
    case 'choices': {
      const text = t(form.is_multiple ? 'play.missing_ticks' : 'play.missing_choice')
      return listOf(answer).length ? [] : [{ field: ONLY_FIELD, text }]
    }
  }
}

/** The answer of a form nobody has touched: an order is shown, so it is already one. */
export function initialAnswer(challenge: Challenge): Answer {
  return challenge.form.kind === 'ordering' ? challenge.form.elements.map(({ id }) => id) : null
}
