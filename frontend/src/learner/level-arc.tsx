// A level on the arc of a sextant: one segment a level, the pointer on the one reached. Always beside the same in words.
const CENTER = 110
const RADIUS = 92
const GAP = 0.035

function point(turn: number, radius = RADIUS): string {
  const angle = Math.PI * (1 + turn)
  return `${(CENTER + radius * Math.cos(angle)).toFixed(2)} ${(CENTER + radius * Math.sin(angle)).toFixed(2)}`
}

/** The path of the `index`-th of `count` segments of the half circle. */
export function segment(index: number, count: number): string {
  return `M${point(index / count + GAP / 2)} A${RADIUS} ${RADIUS} 0 0 1 ${point((index + 1) / count - GAP / 2)}`
}

interface LevelArcProps {
  level: number
  maxLevel: number
  /** How far towards the next level, 0 to 1. */
  share: number
  /** What is written in the middle: the level, or the pix before the first one. */
  value: number
  unit: string
}

export function LevelArc({ level, maxLevel, share, value, unit }: LevelArcProps) {
  const turn = Math.min(1, (level + share) / maxLevel)
  return (
    <svg class="level-arc" viewBox="0 0 220 132" aria-hidden="true">
      {Array.from({ length: maxLevel }, (_, index) => (
        <path key={index} class={index < level ? 'arc-reached' : 'arc-ahead'} d={segment(index, maxLevel)} />
      ))}
      <path class="arc-needle" d={`M${point(turn, 60)} L${point(turn, 78)}`} />
      <text class="arc-number" x={CENTER} y={CENTER - 8}>
        {value}
      </text>
      <text class="arc-unit" x={CENTER} y={CENTER + 16}>
        {unit}
      </text>
    </svg>
  )
}
