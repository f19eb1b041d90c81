// One or several text boxes. Accessibility: visible labels; unit and error tied by aria-describedby.
import type { Field, TextsForm } from '../shared/types'
import { fieldId } from '../ui/field/field'
import { FieldError, errorId } from './field-error'
import { textsOf } from './props'
import type { FormProps } from './props'
import './texts.css'

const LONGEST = 500

interface TextBoxProps {
  field: Field
  lang: string
  value: string
  error: string | undefined
  isReadOnly: boolean
  onValue: (value: string) => void
}

function TextBox({ field, lang, value, error, isReadOnly, onValue }: TextBoxProps) {
  const unitId = `unit-${field.id}`
  const described = [field.unit && unitId, error && errorId(field.id)].filter(Boolean).join(' ')
  return (
    <div class={error ? 'text-answer field-wrong' : 'text-answer'}>
      <label class="field-label" for={fieldId(field.id)} lang={lang}>
        {field.label}
      </label>
      <FieldError name={field.id} text={error} />
      <div class="text-answer-line">
        <input
          class={`field-box text-answer-${field.format}`}
          id={fieldId(field.id)}
          type="text"
          inputMode={field.format === 'number' ? 'decimal' : 'text'}
          value={value}
          lang={lang}
          placeholder={field.placeholder || undefined}
          maxLength={LONGEST}
          autocomplete="off"
          autocapitalize="none"
          autocorrect="off"
          spellcheck={false}
          readOnly={isReadOnly}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        {field.unit && (
          <span class="text-answer-unit" id={unitId} lang={lang}>
            {field.unit}
          </span>
        )}
      </div>
    </div>
  )
}

export function Texts({ form, lang, answer, onAnswer, isReadOnly, errors }: FormProps<TextsForm>) {
  const given = textsOf(answer)
  const write = (id: string, value: string) => {
    const next = Object.fromEntries(form.fields.map((field) => [field.id, field.id === id ? value : (given[field.id] ?? '')]))
    onAnswer(Object.values(next).some(Boolean) ? next : null)
  }
  return (
    <div class="texts" data-count={form.fields.length}>
      {form.fields.map((field) => (
        <TextBox
          key={field.id}
          field={field}
          lang={lang}
          value={given[field.id] ?? ''}
          error={errors[field.id]}
          isReadOnly={isReadOnly}
          onValue={(value) => write(field.id, value)}
        />
      ))}
    </div>
  )
}
