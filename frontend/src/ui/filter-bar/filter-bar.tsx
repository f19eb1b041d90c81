// What narrows a list, above it. Usage: <FilterBar label="Filtrer les élèves"><Select …/><Field …/></FilterBar>
// Accessibility: a named search landmark; the list changes as one chooses, and how many remain is said by the page.
import type { ComponentChildren, JSX } from 'preact'
import './filter-bar.css'

interface FilterBarProps {
  label: string
  /** At the end: what to do with the list. */
  actions?: ComponentChildren
  onSubmit?: () => void
  children: ComponentChildren
}

export function FilterBar({ label, actions, onSubmit, children }: FilterBarProps): JSX.Element {
  const submit = (event: Event) => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <div class="filter-bar">
      <form class="filter-bar-fields" role="search" aria-label={label} onSubmit={submit}>
        {children}
      </form>
      {actions && <div class="filter-bar-actions">{actions}</div>}
    </div>
  )
}
