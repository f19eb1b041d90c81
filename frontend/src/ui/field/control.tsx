// The label, the hint and the error around any control. Accessibility: all tied to it, the error before it.
import { useId } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import { fieldId } from './field'
import './field.css'

export interface ControlProps {
  name: string
  label: string
  hint?: ComponentChildren
  error?: string
  isRequired?: boolean
}

/** What the control itself must carry. */
export interface Carried {
  id: string
  name: string
  'aria-required': true | undefined
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

interface AroundProps extends ControlProps {
  children: (carried: Carried) => ComponentChildren
}

export function Control({ name, label, hint, error, isRequired, children }: AroundProps): JSX.Element {
  const hintId = useId()
  const errorId = useId()
  const described = [hint && hintId, error && errorId].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label class="field-label" for={fieldId(name)}>
        {label}
      </label>
      {hint && (
        <p class="field-hint" id={hintId}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={errorId}>
          {error}
        </p>
      )}
      {children({
        id: fieldId(name),
        name,
        'aria-required': isRequired || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
      })}
    </div>
  )
}

/** The same around a group of controls. */
export function Group({ name, label, hint, error, children }: ControlProps & { children: ComponentChildren }): JSX.Element {
  const hintId = useId()
  const errorId = useId()
  const described = [hint && hintId, error && errorId].filter(Boolean).join(' ')
  return (
    <fieldset class={error ? 'field field-wrong' : 'field'} id={fieldId(name)} tabIndex={-1} aria-describedby={described || undefined}>
      <legend class="field-label">{label}</legend>
      {hint && (
        <p class="field-hint" id={hintId}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={errorId}>
          {error}
        </p>
      )}
      {children}
    </fieldset>
  )
}
