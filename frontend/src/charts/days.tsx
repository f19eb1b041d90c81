// What happened each day, as columns. Usage: <Days caption="Activité" days={[{ day: '2026-11-22', values: [12, 8] }]} series={['Commencés', 'Envoyés']} />
// Accessibility: one image with its sentence; the second series is hatched, not only paler; the table has every figure.
import { useId } from 'preact/hooks'
import type { JSX } from 'preact'
import { formatDay, formatNumber, language, t } from '../shared/i18n'
import { AsTable } from './as-table'
import './days.css'

export interface Day {
  /** "2026-11-22" */
  day: string
  /** One a series, in their order. */
  values: readonly number[]
}

interface DaysProps {
  caption: string
  days: readonly Day[]
  /** One or two. */
  series: readonly string[]
}

const DAY_MS = 86_400_000
const HEIGHT = 100
const STEP = 20
const LONGEST = 92

/** The days between the first and the last, those without anything included; the most recent when there are too many. */
export function withGaps(days: readonly Day[]): Day[] {
  const [first] = days
  const last = days.at(-1)
  if (!first || !last) return []
  const known = new Map(days.map((day) => [day.day, day]))
  const count = Math.round((Date.parse(last.day) - Date.parse(first.day)) / DAY_MS) + 1
  const all = Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.parse(first.day) + index * DAY_MS).toISOString().slice(0, 10)
    return known.get(day) ?? { day, values: first.values.map(() => 0) }
  })
  return all.slice(-LONGEST)
}

const shortDay = (day: string) =>
  new Intl.DateTimeFormat(language.get(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day))

function Columns({ days, top, hatch }: { days: readonly Day[]; top: number; hatch: string }) {
  return (
    <>
      {days.map(({ day, values }, index) =>
        values.map((value, rank) => {
          const width = (STEP - 4) / values.length
          const height = (value / top) * HEIGHT
          const fill = rank ? `url(#${hatch})` : undefined
          return (
            <rect
              key={`${day}-${rank}`}
              class="days-column"
              fill={fill}
              x={index * STEP + 2 + rank * width}
              y={HEIGHT - height}
              width={width}
              height={height}
            />
          )
        }),
      )}
    </>
  )
}

function Legend({ series, hatch }: { series: readonly string[]; hatch: string }) {
  return (
    <ul class="days-legend">
      {series.map((title, rank) => (
        <li key={title}>
          <svg class="days-key" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
            <rect class="days-column" width="10" height="10" fill={rank ? `url(#${hatch})` : undefined} />
          </svg>
          {title}
        </li>
      ))}
    </ul>
  )
}

export function Days({ caption, days, series }: DaysProps): JSX.Element {
  const hatch = useId()
  const shown = withGaps(days)
  const top = Math.max(1, ...shown.flatMap(({ values }) => values))
  const width = Math.max(shown.length, 7) * STEP
  const first = shown[0]
  const last = shown.at(-1)
  return (
    <figure class="chart">
      {series.length > 1 && <Legend series={series} hatch={hatch} />}
      <div class="days-frame">
        <span class="days-top" aria-hidden="true">
          {formatNumber(top)}
        </span>
        <svg class="days" viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={caption}>
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="days-hatch-ground" width="5" height="5" />
            <path class="days-hatch" d="M1 0v5" />
          </pattern>
          <path class="days-line" d={`M0 0H${width}M0 ${HEIGHT}H${width}`} />
          <Columns days={shown} top={top} hatch={hatch} />
        </svg>
      </div>
      {first && last && (
        <div class="days-ends" aria-hidden="true">
          <span>{shortDay(first.day)}</span>
          {last !== first && <span>{shortDay(last.day)}</span>}
        </div>
      )}
      <AsTable
        caption={caption}
        titles={[t('ui.chart.day'), ...series]}
        lines={shown.map(({ day, values }) => ({ key: day, cells: [formatDay(day), ...values.map(formatNumber)] }))}
      />
    </figure>
  )
}
