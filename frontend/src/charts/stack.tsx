// How people are spread over ordered steps, as one bar. Usage: <Stack caption="Niveaux" parts={[{ id: '0', label: 'Niveau 0', count: 4 }]} />
// Accessibility: the legend says each count in words; shades are told apart by order and by edges, not by colour alone.
import type { JSX } from 'preact'
import { formatNumber, formatPercent, t } from '../shared/i18n'
import { AsTable } from './as-table'
import './stack.css'

export interface StackPart {
  id: string
  label: string
  count: number
}

interface StackProps {
  caption: string
  /** From the lowest to the highest. */
  parts: readonly StackPart[]
  /** How they are counted: the heading of the table's column. */
  countTitle?: string
  hasLegend?: boolean
}

interface Placed extends StackPart {
  from: number
  width: number
  strength: number
}

/** Each part's place on a line of 100, and how dark it is. */
export function placeParts(parts: readonly StackPart[]): Placed[] {
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  let from = 0
  return parts.map((part, rank) => {
    const width = total ? (part.count / total) * 100 : 0
    const placed = { ...part, from, width, strength: 0.16 + (0.84 * rank) / Math.max(parts.length - 1, 1) }
    from += width
    return placed
  })
}

export function Stack({ caption, parts, countTitle, hasLegend = true }: StackProps): JSX.Element {
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const placed = placeParts(parts)
  const share = (count: number) => (total ? formatPercent(count / total) : '–')
  return (
    <figure class="chart" aria-label={caption}>
      <svg class="stack-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="stack-place" width="100" height="10" />
        {placed.map(({ id, from, width, strength }) => (
          <rect key={id} class="stack-part" x={from} width={width} height="10" fill-opacity={strength} />
        ))}
      </svg>
      {hasLegend && (
        <ul class="stack-legend">
          {placed
            .filter(({ count }) => count > 0)
            .map(({ id, label, count, strength }) => (
              <li key={id}>
                <svg class="stack-key" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
                  <rect class="stack-part" width="10" height="10" fill-opacity={strength} />
                </svg>
                {label} <strong>{formatNumber(count)}</strong>
              </li>
            ))}
        </ul>
      )}
      <AsTable
        caption={caption}
        titles={[t('ui.chart.item'), countTitle ?? t('ui.chart.count'), t('ui.chart.part')]}
        lines={parts.map(({ id, label, count }) => ({ key: id, cells: [label, formatNumber(count), share(count)] }))}
      />
    </figure>
  )
}
