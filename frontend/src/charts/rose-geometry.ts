// Where the petals of the rose go: one per competence, as long as its level, grouped by area.

export interface Petal {
  id: string
  areaId: string
  /** 0 to 8, with its fraction. */
  level: number
}
export interface PlacedPetal extends Petal {
  from: number
  to: number
  /** Outline of the whole petal, and of the part that is reached ('' when nothing is). */
  whole: string
  reached: string
  label: { x: number; y: number }
}

export const LEVELS = 8
export const INNER = 62
export const OUTER = 190
export const LABEL = 208
const GAP = 0.02
const AREA_GAP = 0.09

/** Distance from the centre at which a level ends. */
export const radiusOf = (level: number): number => INNER + ((OUTER - INNER) * Math.min(Math.max(level, 0), LEVELS)) / LEVELS

/** A point at that distance and angle; angle 0 is up, then clockwise, in turns of 2π. */
export function pointAt(radius: number, angle: number): { x: number; y: number } {
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) }
}

const written = ({ x, y }: { x: number; y: number }): string => `${x.toFixed(2)} ${y.toFixed(2)}`

function sector(inner: number, outer: number, from: number, to: number): string {
  const start = written(pointAt(inner, from))
  const far = written(pointAt(outer, from))
  const farEnd = written(pointAt(outer, to))
  const end = written(pointAt(inner, to))
  return `M${start}L${far}A${outer.toFixed(2)} ${outer.toFixed(2)} 0 0 1 ${farEnd}L${end}A${inner} ${inner} 0 0 0 ${start}Z`
}

/** Places the petals around the circle, with a wider gap between two areas. */
export function placePetals(petals: readonly Petal[]): PlacedPetal[] {
  const areas = new Set(petals.map((petal) => petal.areaId)).size
  const width = (2 * Math.PI - areas * AREA_GAP) / Math.max(petals.length, 1)
  let angle = AREA_GAP / 2
  return petals.map((petal, index) => {
    if (index > 0 && petals[index - 1]?.areaId !== petal.areaId) angle += AREA_GAP
    const from = angle + GAP / 2
    const to = angle + width - GAP / 2
    angle += width
    return {
      ...petal,
      from,
      to,
      whole: sector(INNER, OUTER, from, to),
      reached: petal.level > 0 ? sector(INNER, radiusOf(petal.level), from, to) : '',
      label: pointAt(LABEL, (from + to) / 2),
    }
  })
}
