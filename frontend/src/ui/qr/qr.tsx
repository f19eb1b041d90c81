// A QR code drawn from its rows of 0 and 1. Usage: <Qr rows={rows} label="QR code vers la campagne" />
// Accessibility: an image with its label; always write the address in words beside it. Black on white in both themes: cameras want it.
import type { JSX } from 'preact'
import './qr.css'

/** Modules left white around the code, as the standard wants. */
const QUIET = 4

/** One outline for all the dark modules: runs of each row. */
export function outlineOf(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) => [...row.matchAll(/1+/g)].map(({ index, 0: run }) => `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`))
    .join('')
}

interface QrProps {
  rows: readonly string[]
  label: string
}

export function Qr({ rows, label }: QrProps): JSX.Element {
  const side = rows.length + 2 * QUIET
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect class="qr-paper" width={side} height={side} />
      <path class="qr-ink" d={outlineOf(rows)} />
    </svg>
  )
}
