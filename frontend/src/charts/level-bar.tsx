// A level on the scale of eight, as a ruler. Accessibility: decorative, since the words beside it say the level.
import type { JSX } from 'preact'
import './level-bar.css'

const LEVELS = 8
const WIDTH = 320
const GAP = 4
const STEP = (WIDTH + GAP) / LEVELS

interface LevelBarProps {
  /** 0 to 8, with its fraction. */
  level: number
  /** The highest level that can be reached here. */
  max?: number
}

export function LevelBar({ level, max = LEVELS }: LevelBarProps): JSX.Element {
  return (
    <svg class="level-bar" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {Array.from({ length: LEVELS }, (_, index) => {
        const share = Math.min(Math.max(level - index, 0), 1)
        return (
          <g key={index}>
            <rect class={index < max ? 'level-bar-place' : 'level-bar-closed'} x={index * STEP} width={STEP - GAP} height="10" />
            {share > 0 && <rect class="level-bar-reached" x={index * STEP} width={(STEP - GAP) * share} height="10" />}
          </g>
        )
      })}
    </svg>
  )
}
