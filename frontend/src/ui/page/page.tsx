// The frame of a page. Accessibility: one h1, the document's title, focus on the h1 after a move in the site.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ComponentChildren, JSX, RefObject } from 'preact'
import { serviceName } from '../../shared/framework'
import { place } from '../../shared/router'
import { useStore } from '../../shared/store'
import './page.css'

/** Puts `title` in the browser's tab, followed by the service's name. */
export function useTitle(title: string): void {
  const name = useStore(serviceName)
  useEffect(() => {
    document.title = title === name ? name : `${title} · ${name}`
  }, [title, name])
}

/**
 * Shows the top of the page when `key` changes without a move in the site, as from one question to the next.
 * Before the first paint: after it, what one is already pressing would go away.
 */
export function useTopOfPage(key: string): void {
  const shownRef = useRef(key)
  useLayoutEffect(() => {
    if (shownRef.current === key) return
    shownRef.current = key
    window.scrollTo({ top: 0, behavior: 'instant' })
  }, [key])
}

/**
 * Gives focus to a heading when `key` changes after the first page; attach the ref to an h1 with tabIndex -1.
 * Like all that moves focus, before the first paint: after it, a slow machine would take the box from who already types.
 */
export function useHeadingFocus(key: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  const [first] = useState(place.get().moves === 0 ? key : null)
  useLayoutEffect(() => {
    if (key !== first || place.get().moves > 0) heading.current?.focus({ preventScroll: true })
  }, [key, first])
  return heading
}

interface PageProps {
  title: string
  /** What the tab says when it differs from the heading. */
  tabTitle?: string
  lead?: ComponentChildren
  before?: ComponentChildren
  /** What can be done with the page as a whole, beside its heading. */
  actions?: ComponentChildren
  width?: 'narrow' | 'measure' | 'wide'
  children: ComponentChildren
}

export function Page({ title, tabTitle, lead, before, actions, width = 'wide', children }: PageProps): JSX.Element {
  const heading = useHeadingFocus(useStore(place).path)
  useTitle(tabTitle ?? title)
  return (
    <div class={`page page-${width}`}>
      <div class={actions ? 'page-head page-head-acts' : 'page-head'}>
        {before}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p class="page-lead">{lead}</p>}
        {actions && <div class="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
