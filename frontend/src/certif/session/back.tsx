// The way back, above a heading.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Icon } from '../../ui/icon/icon'
import './frame.css'

interface BackProps {
  href: string
  /** Where it leads; the list of sessions unless said. */
  title?: string
}

export function Back({ href, title }: BackProps): JSX.Element {
  return (
    <p class="session-back">
      <a href={href}>
        <Icon name="back" />
        {title ?? t('certif.back_to_sessions')}
      </a>
    </p>
  )
}
