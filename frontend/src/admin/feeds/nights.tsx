// The last nights of a feed as a strip: one box a night, with a mark that says how it ended.
// Accessibility: one image with its sentence; marks differ by shape, not only by colour; the table says each night.
import type { JSX } from 'preact'
import { AsTable } from '../../charts/as-table'
import { formatDay, formatNumber, t, tn } from '../../shared/i18n'
import type { Run } from './api'
import { NIGHTS, nightOf } from './night'
import type { Night } from './night'
import './nights.css'

const COUNT = 28
const DAY_MS = 86_400_000

const MARKS: Record<Night, string> = {
  received: 'M4 10.500 8.200 14.500 16 6',
  done: 'M10 4a6 6 0 1 0 .01 0Z',
  rejected: 'M5 5l10 10M15 5 5 15M3 3h14v14H3Z',
  failed: 'M5 5l10 10M15 5 5 15',
  partial: 'M4 10h12',
  running: 'M10 4v6l4 3',
  none: 'M9.500 10h1',
}

export interface OneNight {
  date: string
  run: Run | undefined
}

/** The last nights up to `last`, those without a run included, the oldest first. */
export function lastNights(runs: readonly Run[], last: string): OneNight[] {
  const known = new Map(runs.map((run) => [run.date, run]))
  return Array.from({ length: COUNT }, (_, index) => {
    const date = new Date(Date.parse(last) - (COUNT - 1 - index) * DAY_MS).toISOString().slice(0, 10)
    return { date, run: known.get(date) }
  })
}

const Mark = ({ night }: { night: Night }) => (
  <svg class={`night-mark night-${night}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={MARKS[night]} />
  </svg>
)

function sentence(nights: readonly OneNight[]): string {
  const parts = NIGHTS.map((night) => [night, nights.filter(({ run }) => nightOf(run) === night).length] as const)
  const said = parts.filter(([, count]) => count).map(([night, count]) => t('feeds.night_count', { night: t(`feeds.night.${night}`), n: count }))
  return `${tn('feeds.nights', nights.length)} ${said.join(', ')}`
}

function Legend({ nights }: { nights: readonly OneNight[] }) {
  const seen = new Set(nights.map(({ run }) => nightOf(run)))
  return (
    <ul class="nights-legend" aria-hidden="true">
      {NIGHTS.filter((night) => seen.has(night)).map((night) => (
        <li key={night}>
          <Mark night={night} /> {t(`feeds.night.${night}`)}
        </li>
      ))}
    </ul>
  )
}

export function Nights({ name, nights }: { name: string; nights: readonly OneNight[] }): JSX.Element {
  const linesOf = (run: Run | undefined) => (run ? formatNumber(run.counts.exported) : '–')
  return (
    <figure class="feed-nights">
      <div class="nights" role="img" aria-label={`${name}. ${sentence(nights)}`}>
        {nights.map(({ date, run }) => (
          <div class="night" key={date}>
            <span>{Number(date.slice(8))}</span>
            <Mark night={nightOf(run)} />
          </div>
        ))}
      </div>
      <Legend nights={nights} />
      <AsTable
        caption={`${name}. ${tn('feeds.nights', nights.length)}`}
        titles={[t('feeds.date'), t('feeds.state'), t('feeds.lines')]}
        lines={[...nights].reverse().map(({ date, run }) => ({
          key: date,
          cells: [formatDay(date), t(`feeds.night.${nightOf(run)}`), linesOf(run)],
        }))}
      />
    </figure>
  )
}
