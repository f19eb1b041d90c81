// What is wrong in a form, at its top. Accessibility: takes focus when it appears; each line leads to its field.
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import type { FormError } from '../../shared/form'
import { t } from '../../shared/i18n'
import { fieldId } from '../field/field'
import './error-summary.css'


interface ErrorSummaryProps {
  errors: readonly FormError[]
  /** Changes at each sending, so that the summary takes focus again. */
  attempt: number
}

function goTo(event: MouseEvent, field: string) {
  event.preventDefault()
  document.getElementById(fieldId(field))?.focus()
}

export function ErrorSummary({ errors, attempt }: ErrorSummaryProps): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null)
  const isWrong = errors.length > 0
  useLayoutEffect(() => {
    if (isWrong) box.current?.focus()
  }, [attempt, isWrong])
  if (!isWrong) return null
  return (
    <div class="error-summary" ref={box} tabIndex={-1} role="alert">
      <h2 class="error-summary-title">{t('form.wrong')}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field ?? text}>
            {field ? (
              <a href={`#${fieldId(field)}`} onClick={(event) => goTo(event, field)}>
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
