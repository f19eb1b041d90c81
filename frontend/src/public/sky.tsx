// The illustration of the first page: sixteen stars, a sextant's scale from 0 to 8, a horizon. Decorative.
import type { JSX } from 'preact'

type Point = readonly [number, number]

const PIVOT: Point = [330, 96]
const RADIUS = 392
const FIRST_ANGLE = 124
const LAST_ANGLE = 56
const LEVELS = 8
const MEASURED = 5.5

const CONSTELLATIONS: readonly (readonly Point[])[] = [
  [[58, 150], [122, 78], [188, 128]],
  [[30, 296], [92, 240], [148, 296], [84, 362]],
  [[268, 236], [322, 292], [262, 352], [346, 388]],
  [[492, 62], [566, 124], [512, 198]],
  [[600, 268], [548, 336]],
]

function onLimb(level: number, radius = RADIUS): Point {
  const degrees = FIRST_ANGLE + ((LAST_ANGLE - FIRST_ANGLE) * level) / LEVELS
  const angle = (degrees * Math.PI) / 180
  return [PIVOT[0] + radius * Math.cos(angle), PIVOT[1] + radius * Math.sin(angle)]
}

const written = (point: Point): string => point.map((value) => value.toFixed(1)).join(' ')

function arc(radius: number, from = 0, to = LEVELS): string {
  return `M${written(onLimb(from, radius))}A${radius} ${radius} 0 0 0 ${written(onLimb(to, radius))}`
}

function Ticks() {
  const steps = Array.from({ length: LEVELS * 5 + 1 }, (_, step) => step)
  return (
    <>
      {steps.map((step) => {
        const isWhole = step % 5 === 0
        const from = written(onLimb(step / 5, RADIUS - (isWhole ? 24 : 12)))
        return <path key={step} class={isWhole ? 'sky-tick-whole' : 'sky-tick'} d={`M${from}L${written(onLimb(step / 5))}`} />
      })}
      {steps
        .filter((step) => step % 5 === 0)
        .map((step) => {
          const [x, y] = onLimb(step / 5, RADIUS - 44)
          return (
            <text key={step} class="sky-figure" x={x.toFixed(1)} y={(y + 6).toFixed(1)}>
              {step / 5}
            </text>
          )
        })}
    </>
  )
}

function Stars() {
  return (
    <>
      {CONSTELLATIONS.map((stars, area) => (
        <g key={area} class={`sky-area sky-area-${area + 1}`}>
          <path class="sky-link" d={`M${stars.map(written).join('L')}`} />
          {stars.map(([x, y]) => (
            <circle key={x} cx={x} cy={y} r="6.5" />
          ))}
        </g>
      ))}
    </>
  )
}

export function Sky(): JSX.Element {
  const arm = written(onLimb(MEASURED, RADIUS + 26))
  return (
    <svg class="sky" viewBox="0 0 640 530" aria-hidden="true" focusable="false">
      <Stars />
      <path class="sky-frame" d={`M${written(PIVOT)}L${written(onLimb(0))}M${written(PIVOT)}L${written(onLimb(LEVELS))}`} />
      <path class="sky-limb" d={arc(RADIUS)} />
      <path class="sky-reached" d={arc(RADIUS, 0, MEASURED)} />
      <Ticks />
      <path class="sky-arm" d={`M${written(PIVOT)}L${arm}`} />
      <path class="sky-star" d="M330 52l7 37 37 7-37 7-7 37-7-37-37-7 37-7Z" />
    </svg>
  )
}

/** The water under the scale, as wide as the window. */
export function Sea(): JSX.Element {
  return (
    <svg class="sea" viewBox="0 0 1200 90" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path class="sea-far" d="M0 34c110-26 190 20 310 4s190-26 320-6 190 20 300 0 170-16 270 6v52H0Z" />
      <path class="sea-near" d="M0 62c140 14 210-22 340-10s190 20 330 4 180-16 300-2 150 8 230-6v42H0Z" />
    </svg>
  )
}
