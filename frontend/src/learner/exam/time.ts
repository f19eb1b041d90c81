// The time of an exam: what the server said was left, counted from the moment it was heard.
import { useEffect, useState } from 'preact/hooks'
import { t, tn } from '../../shared/i18n'
import type { Exam } from './types'
import type { Held } from './use-exam'

const TICK_MS = 500
const SECOND = 1000

/** Milliseconds left when the server spoke; a deadline is finer than whole seconds. */
function leftThen({ deadline, now, seconds_left: seconds }: Exam): number {
  return deadline ? Date.parse(deadline) - Date.parse(now) : (seconds ?? 0) * SECOND
}

/** Whole seconds left, rounded up, never below zero; they stand still unless the exam runs. */
export function secondsLeft({ exam, at }: Held, now: number): number {
  if (exam.phase !== 'running') return exam.seconds_left ?? 0
  return Math.max(0, Math.ceil((leftThen(exam) - (now - at)) / SECOND))
}

export function useSecondsLeft(held: Held): number {
  const [left, setLeft] = useState(() => secondsLeft(held, performance.now()))
  useEffect(() => {
    const tick = () => setLeft(secondsLeft(held, performance.now()))
    tick()
    const timer = setInterval(tick, TICK_MS)
    return () => clearInterval(timer)
  }, [held])
  return left
}

const two = (n: number): string => String(n).padStart(2, '0')

/** "1:04:09", "4:09". */
export function clockOf(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** "1 h 45 min", "12 minutes": a length of time in words. */
export function lengthOf(minutes: number): string {
  if (minutes < 60) return tn('exam.minutes', minutes)
  return minutes % 60 ? t('exam.hours_minutes', { h: Math.floor(minutes / 60), m: minutes % 60 }) : tn('exam.hours', minutes / 60)
}
