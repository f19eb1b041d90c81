// Nothing here yet, and what to do about it. Usage: <Empty title="Aucune campagne" drawing="course" action={<ButtonLink …>}>text</Empty>
// Accessibility: a heading and words; the drawing is decorative.
import type { ComponentChildren, JSX } from 'preact'
import './empty.css'

const DRAWINGS = {
  /** A course between two marks: nothing set out yet. */
  course: (
    <>
      <path class="empty-sea" d="M8 86c12-6 20-6 32 0s20 6 32 0 20-6 32 0 20 6 32 0" />
      <path class="empty-line" d="M24 66C44 30 84 84 118 34" stroke-dasharray="1 8" />
      <circle class="empty-mark" cx="24" cy="66" r="5" />
      <path class="empty-star" d="m118 20 3.600 9.400L131 33l-9.400 3.600L118 46l-3.600-9.400L105 33l9.400-3.600Z" />
    </>
  ),
  /** Empty seats: a list without anybody. */
  people: (
    <>
      <path class="empty-sea" d="M14 88h116" />
      <g class="empty-line">
        <circle cx="42" cy="44" r="11" />
        <path d="M22 80c2-14 10-20 20-20s18 6 20 20" />
        <circle cx="102" cy="44" r="11" />
        <path d="M82 80c2-14 10-20 20-20s18 6 20 20" />
      </g>
      <path class="empty-star" d="m72 14 2.800 7.200L82 24l-7.200 2.800L72 34l-2.800-7.200L62 24l7.200-2.800Z" />
    </>
  ),
  /** A calm chart: no result yet. */
  chart: (
    <>
      <path class="empty-sea" d="M18 88h108" />
      <path class="empty-line" d="M30 80V62M54 80V50M78 80V66M102 80V40" stroke-width="9" />
      <path class="empty-star" d="m118 14 2.800 7.200L128 24l-7.200 2.800L118 34l-2.800-7.200L108 24l7.200-2.800Z" />
    </>
  ),
  /** A sheet to read: no file yet. */
  file: (
    <>
      <path class="empty-sea" d="M24 90h96" />
      <path class="empty-line" d="M48 14h34l16 16v52H48ZM82 14v16h16M60 46h26M60 58h26M60 70h16" />
    </>
  ),
} as const

export type EmptyDrawing = keyof typeof DRAWINGS

interface EmptyProps {
  title: string
  drawing?: EmptyDrawing
  action?: ComponentChildren
  /** The level of its heading. */
  level?: 2 | 3
  children?: ComponentChildren
}

export function Empty({ title, drawing = 'course', action, level = 2, children }: EmptyProps): JSX.Element {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="empty">
      <svg class="empty-drawing" viewBox="0 0 144 100" width="144" height="100" aria-hidden="true" focusable="false">
        {DRAWINGS[drawing]}
      </svg>
      <Heading class="empty-title">{title}</Heading>
      {children && <div class="empty-text">{children}</div>}
      {action && <div class="cluster empty-action">{action}</div>}
    </div>
  )
}
