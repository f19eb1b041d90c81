// A level among those that can be reached, as a row of dots. Usage: <LevelStrip level={3.2} max={8} />
// Accessibility: an image that says "Niveau 3 sur 8"; full, begun and empty dots differ by shape as well.
import type { JSX } from 'preact'
import { t } from '../shared/i18n'
import './level-strip.css'

interface LevelStripProps {
  /** With its fraction: 3.2 shows three full dots and one begun. */
  level: number
  max: number
}

export function LevelStrip({ level, max }: LevelStripProps): JSX.Element {
  return (
    <svg
      class="level-strip"
      viewBox={`0 0 ${max * 12} 12`}
      width={max * 12}
      height="12"
      role="img"
      aria-label={t('ui.chart.level', { level: Math.floor(level), max })}
    >
      {Array.from({ length: max }, (_, index) => {
        const share = Math.min(Math.max(level - index, 0), 1)
        return (
          <g key={index}>
            <circle class="level-dot" cx={index * 12 + 6} cy="6" r="4.2" />
            {share > 0 && <circle class="level-dot-full" cx={index * 12 + 6} cy="6" r={share === 1 ? 5 : 1 + 2.4 * share} />}
          </g>
        )
      })}
    </svg>
  )
}
