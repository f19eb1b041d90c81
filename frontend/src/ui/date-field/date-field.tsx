// A day (2026-11-22), or a day and its time. Usage: <DateField {...form.bind('starts_at')} label="Ouverture" />
// Accessibility: the browser's own control. For a birth date, take BirthDate: three boxes, no calendar to leaf through.
import type { JSX } from 'preact'
import { Control } from '../field/control'
import type { ControlProps } from '../field/control'
import './date-field.css'

interface DateFieldProps extends ControlProps {
  /** As the control writes it: "2026-11-22", with "T08:30" when it has a time; '' for none. */
  value: string
  onValue: (value: string) => void
  hasTime?: boolean
  min?: string
  max?: string
}

export function DateField({ value, onValue, hasTime = false, min, max, ...around }: DateFieldProps): JSX.Element {
  return (
    <Control {...around}>
      {(carried) => (
        <input
          {...carried}
          class="field-box date-box"
          type={hasTime ? 'datetime-local' : 'date'}
          value={value}
          min={min}
          max={max}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
      )}
    </Control>
  )
}

/** An instant of the API as the control writes it, in the time of this device. */
export function toLocal(instant: string | null | undefined): string {
  if (!instant) return ''
  const date = new Date(instant)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The instant that the control means, for the API; null when it is empty. */
export const toInstant = (local: string): string | null => (local ? new Date(local).toISOString() : null)
