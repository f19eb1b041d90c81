// Means before and after, a line a competence: an empty mark where people were, a full one where they are.
// Accessibility: each line says both figures in words; the drawing is silent; the table has them all.
import type { JSX } from 'preact'
import { AsTable } from '../../charts/as-table'
import { formatNumber, formatPercent, t, textOf } from '../../shared/i18n'
import type { Evolution } from '../results/types'

const HIGHEST_LEVEL = 8

export function BeforeAfter({ evolution }: { evolution: Evolution }): JSX.Element {
  const isPercent = evolution.unit === 'percent'
  const written = (value: number) => (isPercent ? formatPercent(value / 100) : formatNumber(value))
  const place = (value: number) => `${isPercent ? value : (value / HIGHEST_LEVEL) * 100}%`
  const change = (before: number, after: number) => {
    const points = Math.round((after - before) * 10) / 10
    return `${points > 0 ? '+' : ''}${formatNumber(points)}`
  }
  const caption = t('evolution.caption')
  return (
    <figure class="chart" aria-label={caption}>
      <ul class="before-after">
        {evolution.competences.map(({ competence_id, title, before, after }) => (
          <li key={competence_id} class={`area-${competence_id.charAt(0)}`}>
            <div class="bar-words">
              <span>
                {competence_id} {textOf(title)}
              </span>
              <span class="bar-text">
                {written(before)} → {written(after)}
              </span>
            </div>
            <svg class="before-after-line" aria-hidden="true" focusable="false">
              <line class="before-after-rail" x1="0" x2="100%" y1="50%" y2="50%" />
              <line class="before-after-way" x1={place(before)} x2={place(after)} y1="50%" y2="50%" />
              <circle class="before-after-from" cx={place(before)} cy="50%" r="5" />
              <circle class="before-after-to" cx={place(after)} cy="50%" r="7" />
            </svg>
          </li>
        ))}
      </ul>
      <AsTable
        caption={caption}
        titles={[t('ui.chart.item'), t('evolution.before'), t('evolution.after'), t('evolution.change')]}
        lines={evolution.competences.map(({ competence_id, title, before, after }) => ({
          key: competence_id,
          cells: [`${competence_id} ${textOf(title)}`, written(before), written(after), change(before, after)],
        }))}
      />
    </figure>
  )
}
