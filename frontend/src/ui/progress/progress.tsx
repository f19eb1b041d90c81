// How far along one is. Accessibility: native progress with its label and its words in sight.
import { useId } from 'preact/hooks'
import type { JSX } from 'preact'
import './progress.css'

interface ProgressProps {
  label: string
  value: number
  max: number
  /** What is written at the right, for instance "3 / 5". */
  text: string
}

export function Progress({ label, value, max, text }: ProgressProps): JSX.Element {
  const id = useId()
  return (
    <div class="progress">
      <div class="progress-words">
        <label for={id}>{label}</label>
        <span aria-hidden="true">{text}</span>
      </div>
      <progress class="progress-bar" id={id} value={value} max={max}>
        {text}
      </progress>
    </div>
  )
}
