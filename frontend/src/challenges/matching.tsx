// Give each left element one of the right ones. Accessibility: native lists, each labelled by its left element.
import { t } from '../shared/i18n'
import type { MatchingForm } from '../shared/types'
import { fieldId } from '../ui/field/field'
import { FieldError, errorId } from './field-error'
import { textsOf } from './props'
import type { FormProps } from './props'
import './matching.css'

export function Matching({ form, lang, answer, onAnswer, isReadOnly, errors }: FormProps<MatchingForm>) {
  const given = textsOf(answer)
  const choose = (left: string, right: string) => {
    const next = { ...given, [left]: right }
    if (!right) delete next[left]
    onAnswer(Object.keys(next).length ? next : null)
  }
  return (
    <div class="matching">
      <p class="answer-help">{t('play.match_help')}</p>
      {form.lefts.map(({ id, text }) => (
        <div class={errors[id] ? 'pair field-wrong' : 'pair'} key={id}>
          <label class="pair-left" for={fieldId(id)} lang={lang}>
            {text}
          </label>
          <div class="pair-right">
            <FieldError name={id} text={errors[id]} />
            <select
              class="field-box"
              id={fieldId(id)}
              value={given[id] ?? ''}
              lang={lang}
              disabled={isReadOnly}
              aria-invalid={errors[id] ? true : undefined}
              aria-describedby={errors[id] && errorId(id)}
              onChange={(event) => choose(id, event.currentTarget.value)}
            >
              <option value="">{t('play.match_choose')}</option>
              {form.rights.map((right) => (
                <option key={right.id} value={right.id}>
                  {right.text}
                </option>
              ))}
            </select>
          </div>
        </div>
      ))}
    </div>
  )
}
