// A state in which one has nothing to do but wait, said in large. Accessibility: its heading takes focus when it comes.
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from '../../ui/icon/icon'
import type { IconName } from '../../ui/icon/icon'
import '../../ui/icon/tools'
import { useHeadingFocus, useTitle } from '../../ui/page/page'

interface CalmProps {
  /** Changes with the state, so that the heading is read again. */
  state: string
  icon: IconName
  title: string
  lead: ComponentChildren
  /** Turns slowly around the drawing while one waits. */
  isWaiting?: boolean
  children?: ComponentChildren
}

export function Calm({ state, icon, title, lead, isWaiting = false, children }: CalmProps): JSX.Element {
  const heading = useHeadingFocus(state)
  useTitle(title)
  return (
    <section class="calm">
      <div class={isWaiting ? 'calm-sign calm-sign-waiting' : 'calm-sign'}>
        <Icon name={icon} />
      </div>
      <div class="calm-words">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p class="calm-lead">{lead}</p>
        {children}
      </div>
    </section>
  )
}
