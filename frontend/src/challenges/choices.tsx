// Tick one or several. Accessibility: native radios or boxes in a fieldset; read-only ones stay focusable.
import { t } from '../shared/i18n'
import { Html } from '../shared/trusted'
import type { ChoicesForm } from '../shared/types'
import { fieldId } from '../ui/field/field'
import { FieldError, errorId } from './field-error'
import { ONLY_FIELD, listOf } from './props'
import type { FormProps } from './props'
import './choices.css'

export function Choices({ form, lang, answer, onAnswer, isReadOnly, errors }: FormProps<ChoicesForm>) {
  const ticked = listOf(answer)
  const toggle = (id: string, isTicked: boolean) => {
    if (!form.is_multiple) return onAnswer([id])
    const next = form.choices.map((choice) => choice.id).filter((one) => (one === id ? isTicked : ticked.includes(one)))
    onAnswer(next.length ? next : null)
  }
  const error = errors[ONLY_FIELD]
  return (
    <fieldset class="choices" aria-describedby={error && errorId(ONLY_FIELD)}>
      <legend class="answer-help">{t(form.is_multiple ? 'play.tick_several' : 'play.tick_one')}</legend>
      <FieldError name={ONLY_FIELD} text={error} />
      {form.choices.map(({ id, html }, index) => (
        <label class="choice" key={id}>
          <input
            class="choice-box"
            id={index === 0 ? fieldId(ONLY_FIELD) : undefined}
            type={form.is_multiple ? 'checkbox' : 'radio'}
            name="choice"
            value={id}
            checked={ticked.includes(id)}
            aria-disabled={isReadOnly || undefined}
            onClick={(event) => isReadOnly && event.preventDefault()}
            onChange={(event) => !isReadOnly && toggle(id, event.currentTarget.checked)}
          />
          <Html as="span" class="choice-text" html={html} lang={lang} />
        </label>
      ))}
    </fieldset>
  )
}
