// One choice among few, each explained. Usage: <RadioCards {...form.bind('kind')} label="Quoi ?" options={[{ value, title, text }]} />
// Accessibility: a fieldset of native radio buttons; the whole sheet is the label; the chosen one has a thick edge and its dot.
import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import { Group } from '../field/control'
import type { ControlProps } from '../field/control'
import './radio-cards.css'

export interface RadioOption {
  value: string
  title: ComponentChildren
  text?: ComponentChildren
}

interface RadioCardsProps extends ControlProps {
  value: string
  onValue: (value: string) => void
  options: readonly RadioOption[]
  /** How many side by side when there is room. */
  columns?: 1 | 2 | 3
}

export function RadioCards({ value, onValue, options, columns = 1, ...around }: RadioCardsProps): JSX.Element {
  const id = useId()
  return (
    <Group {...around}>
      <div class={`radio-cards radio-cards-${columns}`}>
        {options.map((option) => (
          <div class="radio-card" key={option.value}>
            <input
              id={`${id}-${option.value}`}
              type="radio"
              name={around.name}
              value={option.value}
              checked={option.value === value}
              aria-describedby={option.text ? `${id}-${option.value}-text` : undefined}
              onChange={() => onValue(option.value)}
            />
            <label for={`${id}-${option.value}`}>{option.title}</label>
            {option.text && (
              <p class="radio-card-text" id={`${id}-${option.value}-text`}>
                {option.text}
              </p>
            )}
          </div>
        ))}
      </div>
    </Group>
  )
}
