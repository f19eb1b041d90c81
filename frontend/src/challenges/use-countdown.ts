// A deadline: what is left is read from the clock, never counted down, and survives a reload.
import { useEffect, useState } from 'preact/hooks'

const TICK_MS = 250
const PREFIX = 'sextant.started.'

/** A clock that no change of the device's time can move within a visit. */
const now = (): number => performance.timeOrigin + performance.now()

function startedAt(key: string): number | null {
  try {
    return Number(sessionStorage.getItem(PREFIX + key)) || null
  } catch {
    return null
  }
}

function remember(key: string, at: number): void {
  try {
    sessionStorage.setItem(PREFIX + key, String(at))
  } catch {
    // Without storage a reload starts the time again.
  }
}

/** Seconds left before `deadline`, rounded up, never below zero. */
export function secondsLeft(deadline: number, at: number): number {
  return Math.max(0, Math.ceil((deadline - at) / 1000))
}

export interface Countdown {
  hasStarted: boolean
  isOver: boolean
  left: number
  start: () => void
}

/** The time of one challenge, known by `key`; without a limit it has always started and is never over. */
export function useCountdown(limitSeconds: number | null, key: string): Countdown {
  const [started, setStarted] = useState(() => startedAt(key))
  const [at, setAt] = useState(now)
  useEffect(() => setStarted(startedAt(key)), [key])
  const deadline = limitSeconds !== null && started !== null ? started + limitSeconds * 1000 : null
  const left = deadline === null ? (limitSeconds ?? 0) : secondsLeft(deadline, at)

  useEffect(() => {
    if (deadline === null) return
    setAt(now())
    const timer = setInterval(() => setAt(now()), TICK_MS)
    return () => clearInterval(timer)
  }, [deadline])

  const start = () => {
    const begun = now()
    remember(key, begun)
    setStarted(begun)
    setAt(begun)
  }
  if (limitSeconds === null) return { hasStarted: true, isOver: false, left: 0, start }
  return { hasStarted: started !== null, isOver: deadline !== null && left === 0, left, start }
}
