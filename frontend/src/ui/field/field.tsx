// One text box with its label. Accessibility: visible label, hint and error tied by aria-describedby.
import { useId, useState } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import { t } from '../../shared/i18n'
import './field.css'

interface FieldProps {
  name: string
  label: string
  value: string
  onValue: (value: string) => void
  type?: 'text' | 'email' | 'password'
  hint?: ComponentChildren
  error?: string
  autocomplete?: string
  isRequired?: boolean
  lang?: string
  maxLength?: number
  /** What is written: words (the first letter is a capital), a code as it is, or digits. */
  writes?: 'words' | 'code' | 'digits'
}

/** The id that an error summary links to. */
export const fieldId = (name: string): string => `field-${name}`

interface TextProps {
  id: string
  children: ComponentChildren
}

const Hint = ({ id, children }: TextProps) =>
  children ? (
    <p class="field-hint" id={id}>
      {children}
    </p>
  ) : null

const Wrong = ({ id, children }: TextProps) =>
  children ? (
    <p class="field-error" id={id}>
      {children}
    </p>
  ) : null

function Show({ isShown, onShown }: { isShown: boolean; onShown: (shown: boolean) => void }) {
  return (
    <button type="button" class="field-show" aria-pressed={isShown} onClick={() => onShown(!isShown)}>
      {t('form.show_password')}
    </button>
  )
}

/** What a phone's keyboard should do. */
function keyboardFor(type: string, writes = 'words') {
  const isWords = type === 'text' && writes === 'words'
  return { autocapitalize: isWords ? 'words' : 'none', inputMode: writes === 'digits' ? 'numeric' : undefined } as const
}

export function Field({ name, label, value, onValue, type = 'text', ...rest }: FieldProps): JSX.Element {
  const hintId = useId()
  const errorId = useId()
  const [isShown, setIsShown] = useState(false)
  const described = [rest.hint && hintId, rest.error && errorId].filter(Boolean).join(' ')
  return (
    <div class={rest.error ? 'field field-wrong' : 'field'}>
      <label class="field-label" for={fieldId(name)}>
        {label}
      </label>
      <Hint id={hintId}>{rest.hint}</Hint>
      <Wrong id={errorId}>{rest.error}</Wrong>
      <input
        class="field-box"
        id={fieldId(name)}
        name={name}
        type={(isShown ? 'text' : type) as 'text'}
        value={value}
        autocomplete={rest.autocomplete}
        maxLength={rest.maxLength}
        spellcheck={false}
        {...keyboardFor(type, rest.writes)}
        aria-required={rest.isRequired || undefined}
        aria-invalid={rest.error ? true : undefined}
        aria-describedby={described || undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {type === 'password' && <Show isShown={isShown} onShown={setIsShown} />}
    </div>
  )
}

interface CheckboxProps {
  name: string
  label: ComponentChildren
  value: boolean
  onValue: (checked: boolean) => void
  error?: string
}

export function Checkbox({ name, label, value, onValue, error }: CheckboxProps): JSX.Element {
  const errorId = useId()
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <Wrong id={errorId}>{error}</Wrong>
      <div class="tick">
        <input
          class="tick-box"
          id={fieldId(name)}
          name={name}
          type="checkbox"
          checked={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          onChange={(event) => onValue(event.currentTarget.checked)}
        />
        <label class="tick-label" for={fieldId(name)}>
          {label}
        </label>
      </div>
    </div>
  )
}
