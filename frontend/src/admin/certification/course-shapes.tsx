// The signs of an exam's course: shapes that differ, each with its word.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import type { Question } from './api'

const CROSS = <path d="M-5-5 5 5M5-5-5 5" />
export const SHAPES = {
  ok: <circle r="5" />,
  ko: CROSS,
  skipped: <path d="M-6 0H6" />,
  reported: <path d="M0-7 7 6H-7Z" />,
  sign: <path class="course-sign" d="M-5-5H5L0 4Z" />,
  pause: <rect class="course-pause" x="-8" y="-8" width="16" height="16" />,
  moved: <path class="course-mark" d="M0-9V9" />,
} as const
export type Shape = keyof typeof SHAPES

export function shapeOf({ kind, outcome }: Question): Shape {
  if (kind === 'reported') return 'reported'
  if (outcome === 'ok') return 'ok'
  return outcome === 'ko' || outcome === 'timed_out' ? 'ko' : 'skipped'
}

/** What each sign that is drawn means. */
export function CourseKey({ shapes }: { shapes: readonly Shape[] }): JSX.Element {
  return (
    <ul class="course-key">
      {shapes.map((shape) => (
        <li key={shape}>
          <svg viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true" focusable="false">
            <g class={`course-${shape}`}>{SHAPES[shape]}</g>
          </svg>
          {t(`jury.key.${shape}`)}
        </li>
      ))}
    </ul>
  )
}
