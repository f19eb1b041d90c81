// The faces of one subject, as links to their own addresses. Usage: <Tabs label="Campagne" items={[{ href, title }]} />
// Accessibility: a named navigation whose present link says aria-current, not a tab list: each face is a page.
import type { JSX } from 'preact'
import { place } from '../../shared/router'
import { useStore } from '../../shared/store'
import './tabs.css'

export interface Tab {
  href: string
  title: string
  count?: number
}

export function Tabs({ label, items }: { label: string; items: readonly Tab[] }): JSX.Element {
  const { path } = useStore(place)
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {items.map(({ href, title, count }) => (
          <li key={href}>
            <a href={href} aria-current={path === href ? 'page' : undefined}>
              {title}
              {count !== undefined && <span class="tabs-count"> {count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
