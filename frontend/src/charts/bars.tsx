// Shares as horizontal bars, one a line, with a mark for a target. Usage: <Bars caption="Réussite" bars={[{ id, label, share: 0.62 }]} target={0.5} />
// Accessibility: each line says its own figure in words; the drawing is silent; the same figures are in the table.
import type { ComponentChildren, JSX } from 'preact'
import { formatPercent, t } from '../shared/i18n'
import { AsTable } from './as-table'
import './bars.css'

export interface Bar {
  id: string
  /** What the bar is about; a link may be put in `detail`. */
  label: string
  /** 0 to 1; null when nothing can be said yet. */
  share: number | null
  /** What is written at the end, instead of the percentage. */
  text?: string
  /** A line of its own under the label. */
  detail?: ComponentChildren
  /** The number of an area, for its colour. */
  area?: string
}

interface BarsProps {
  caption: string
  bars: readonly Bar[]
  /** Marked on every bar, 0 to 1. */
  target?: number
  /** The heading of the figures in the table. */
  valueTitle?: string
}

const NOTHING = '–'
const textOf = ({ share, text }: Bar) => text ?? (share === null ? NOTHING : formatPercent(share))

function Drawing({ share, target }: { share: number | null; target?: number }) {
  return (
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="bar-place" width="100" height="10" />
      {share !== null && <rect class="bar-value" width={Math.min(Math.max(share, 0), 1) * 100} height="10" />}
      {target !== undefined && <path class="bar-target" d={`M${target * 100} -2v14`} />}
    </svg>
  )
}

export function Bars({ caption, bars, target, valueTitle }: BarsProps): JSX.Element {
  return (
    <figure class="chart" aria-label={caption}>
      <ul class="bars">
        {bars.map((bar) => (
          <li key={bar.id} class={bar.area ? `area-${bar.area}` : undefined}>
            <div class="bar-words">
              <span>{bar.label}</span>
              <span class="bar-text">{textOf(bar)}</span>
            </div>
            <Drawing share={bar.share} target={target} />
            {bar.detail && <div class="bar-detail">{bar.detail}</div>}
          </li>
        ))}
      </ul>
      {target !== undefined && (
        <p class="bar-legend">
          <span class="bar-legend-mark" aria-hidden="true" /> {t('ui.chart.target')} {formatPercent(target)}
        </p>
      )}
      <AsTable
        caption={caption}
        titles={[t('ui.chart.item'), valueTitle ?? t('ui.chart.value')]}
        lines={bars.map((bar) => ({ key: bar.id, cells: [bar.label, textOf(bar)] }))}
      />
    </figure>
  )
}
