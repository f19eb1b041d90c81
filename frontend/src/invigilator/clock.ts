// The server's time, told by its replies and kept going here: the device's own clock is never believed.
import { useEffect, useState } from 'preact/hooks'

let offset = Date.now() - performance.now()

/** Sets the clock by a reply that has just come. */
export function setClock(now: string): void {
  offset = Date.parse(now) - performance.now()
}

export const serverNow = (): number => performance.now() + offset

const TICK_MS = 1000

/** The server's time, every second. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(serverNow()), TICK_MS)
    return () => window.clearInterval(timer)
  }, [])
  return now
}
