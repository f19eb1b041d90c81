// Several lines of text. Usage: <TextArea {...form.bind('welcome')} label="Message d'accueil" maxLength={2000} />
// Accessibility: how many characters remain is in the hint, said only when the box is reached.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Control } from '../field/control'
import type { ControlProps } from '../field/control'
import './text-area.css'

interface TextAreaProps extends ControlProps {
  value: string
  onValue: (value: string) => void
  rows?: number
  maxLength?: number
}

export function TextArea({ value, onValue, rows = 4, maxLength, hint, ...around }: TextAreaProps): JSX.Element {
  const room = maxLength && t('ui.text_area.room', { n: maxLength - value.length })
  return (
    <Control {...around} hint={hint && room ? `${String(hint)} ${room}` : (hint ?? room)}>
      {(carried) => (
        <textarea
          {...carried}
          class="field-box text-area"
          rows={rows}
          maxLength={maxLength}
          value={value}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
      )}
    </Control>
  )
}
