// A score on the graduated arc of a sextant, from 0 to 1,024. Usage: <Limb pix={412} label={t('…')} />
// Accessibility: one image with its sentence; the figure is written beside it.
import type { JSX } from 'preact'
import './limb.css'

const TOP = 1024
const STEP = 64
const RADIUS = 100
const SPAN = (Math.PI * 5) / 6

const angleOf = (pix: number): number => -SPAN / 2 + (SPAN * Math.min(Math.max(pix, 0), TOP)) / TOP
const at = (radius: number, pix: number): string => {
  const angle = angleOf(pix)
  return `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`
}
const arc = (from: number, to: number): string => `M${at(RADIUS, from)}A${RADIUS} ${RADIUS} 0 0 1 ${at(RADIUS, to)}`

export function Limb({ pix, label }: { pix: number; label: string }): JSX.Element {
  const [x, y] = at(RADIUS, pix).split(' ')
  return (
    <svg class="limb" viewBox="-118 -120 236 104" role="img" aria-label={label}>
      <path class="limb-ahead" d={arc(pix, TOP)} />
      {pix > 0 && <path class="limb-reached" d={arc(0, pix)} />}
      {Array.from({ length: TOP / STEP + 1 }, (_, index) => (
        <path key={index} class="limb-tick" d={`M${at(108, index * STEP)}L${at(index % 2 ? 111 : 115, index * STEP)}`} />
      ))}
      <path class="limb-arm" d={`M${at(62, pix)}L${at(RADIUS - 12, pix)}`} />
      <circle class="limb-mark" cx={x} cy={y} r="8" />
    </svg>
  )
}
