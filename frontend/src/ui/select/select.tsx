// One choice among many. Usage: <Select {...form.bind('division')} label="Classe" options={[{ value, label }]} />
// Accessibility: the native list, which every phone and screen reader knows.
import type { JSX } from 'preact'
import { Control } from '../field/control'
import type { ControlProps } from '../field/control'
import './select.css'

export interface Option {
  value: string
  label: string
}

interface SelectProps extends ControlProps {
  value: string
  onValue: (value: string) => void
  options: readonly Option[]
}

export function Select({ value, onValue, options, ...around }: SelectProps): JSX.Element {
  return (
    <Control {...around}>
      {(carried) => (
        <select {...carried} class="field-box select-box" value={value} onChange={({ currentTarget }) => onValue(currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Control>
  )
}
