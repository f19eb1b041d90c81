// A message beside the content. Accessibility: the tone is also in the words; `isLive` when it appears by itself.
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon'
import './notice.css'

type Tone = 'info' | 'success' | 'warning' | 'danger'

const ICONS: Record<Tone, IconName> = { info: 'info', success: 'check', warning: 'alert', danger: 'alert' }

interface NoticeProps {
  tone?: Tone
  isLive?: boolean
  children: ComponentChildren
}

export function Notice({ tone = 'info', isLive = false, children }: NoticeProps): JSX.Element {
  return (
    <div class={`notice notice-${tone}`} role={isLive ? 'status' : undefined}>
      <Icon name={ICONS[tone]} />
      <div class="notice-body">{children}</div>
    </div>
  )
}
