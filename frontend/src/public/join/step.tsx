// A further step on the same address. Accessibility: its heading takes focus when it comes, and the tab says its title.
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import { useTitle } from '../../ui/page/page'

interface StepProps {
  title: string
  lead?: string
  children: ComponentChildren
}

export function Step({ title, lead, children }: StepProps): JSX.Element {
  const headingRef = useRef<HTMLHeadingElement>(null)
  useTitle(title)
  useLayoutEffect(() => {
    headingRef.current?.focus({ preventScroll: true })
    window.scrollTo({ top: 0, behavior: 'instant' })
  }, [])
  return (
    <div class="page page-narrow">
      <div class="page-head">
        <h1 ref={headingRef} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p class="page-lead">{lead}</p>}
      </div>
      {children}
    </div>
  )
}
