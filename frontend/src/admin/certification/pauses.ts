// The time of an exam that did not count.
import type { Sheet } from './api'

/** Stretches between a pause and what ended it; `end` ends one that still runs. */
export function pausesOf({ marks }: Sheet, end: number): [number, number][] {
  const found: [number, number][] = []
  let since: number | null = null
  for (const { kind, at } of marks) {
    if (kind === 'paused') since = Date.parse(at)
    else if (since !== null && (kind === 'resumed' || kind === 'ended')) {
      found.push([since, Date.parse(at)])
      since = null
    }
  }
  return since === null ? found : [...found, [since, end]]
}
