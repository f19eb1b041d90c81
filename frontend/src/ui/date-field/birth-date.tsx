// A birth date in three boxes. Usage: <BirthDate {...form.bind('birth_date')} label="Date de naissance" />; the value is "2014-03-09".
// Accessibility: a fieldset with a label a box; figures only; the browser may fill it in.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Group } from '../field/control'
import type { ControlProps } from '../field/control'
import './date-field.css'

const PARTS = ['day', 'month', 'year'] as const
type Part = (typeof PARTS)[number]

interface BirthDateProps extends ControlProps {
  /** "2014-03-09"; parts not yet typed are empty: "-03-". */
  value: string
  onValue: (value: string) => void
}

const pad = (text: string) => (/^\d$/.test(text) ? `0${text}` : text)

export function BirthDate({ value, onValue, ...around }: BirthDateProps): JSX.Element {
  const [year = '', month = '', day = ''] = value.split('-')
  const parts: Record<Part, string> = { day, month, year }
  const change = (part: Part, text: string) => {
    const next = { ...parts, [part]: text.replace(/\D/g, '').slice(0, part === 'year' ? 4 : 2) }
    onValue(`${next.year}-${next.month}-${next.day}`)
  }
  return (
    <Group {...around}>
      <div class="birth-date">
        {PARTS.map((part) => (
          <div class={`birth-${part}`} key={part}>
            <label class="birth-label" for={`${around.name}-${part}`}>
              {t(`ui.date.${part}`)}
            </label>
            <input
              class="field-box"
              id={`${around.name}-${part}`}
              type="text"
              inputMode="numeric"
              autocomplete={`bday-${part}`}
              value={parts[part]}
              aria-required={around.isRequired || undefined}
              aria-invalid={around.error ? true : undefined}
              onInput={({ currentTarget }) => change(part, currentTarget.value)}
              onBlur={({ currentTarget }) => part !== 'year' && change(part, pad(currentTarget.value))}
            />
          </div>
        ))}
      </div>
    </Group>
  )
}

/** Whether the three boxes hold a day that exists. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value
}
