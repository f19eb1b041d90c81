// Which candidates are shown, each choice with its count. Accessibility: toggle buttons in a named group; how many are shown is said.
import type { JSX } from 'preact'
import { announce } from '../../shared/announce'
import { t, tn } from '../../shared/i18n'
import { FILTERS, countOf } from '../lines'
import type { Filter } from '../lines'
import type { Line } from '../types'

interface FiltersProps {
  lines: readonly Line[]
  chosen: Filter
  onChoose: (filter: Filter) => void
}

const ALWAYS: readonly Filter[] = ['all', 'help']

export function Filters({ lines, chosen, onChoose }: FiltersProps): JSX.Element {
  function choose(filter: Filter) {
    onChoose(filter)
    announce(tn('room.shown', countOf(filter, lines)))
  }
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- toggles beside one another, not the fields of a form
    <div class="room-filters" role="group" aria-label={t('room.filters')}>
      {FILTERS.map((filter) => {
        const count = countOf(filter, lines)
        if (!count && filter !== chosen && !ALWAYS.includes(filter)) return null
        return (
          <button
            key={filter}
            type="button"
            class={`room-filter room-filter-${filter}`}
            aria-pressed={filter === chosen}
            onClick={() => choose(filter)}
          >
            {t(`room.filter.${filter}`)} <span class="room-filter-count">{count}</span>
          </button>
        )
      })}
    </div>
  )
}
