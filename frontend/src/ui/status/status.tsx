// Where something stands, in a word. Usage: <Status tone="success" icon="check">Terminé</Status>
// Accessibility: the word says it; the drawing and the colour only help.
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon'
import './status.css'

export type StatusTone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

interface StatusProps {
  tone?: StatusTone
  icon?: IconName
  children: ComponentChildren
}

export function Status({ tone = 'neutral', icon, children }: StatusProps): JSX.Element {
  return (
    <span class={`status status-${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
