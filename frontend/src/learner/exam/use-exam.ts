// The exam of this machine: what was left here is sent first; then what the server says, asked again as often as needed.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Problem } from '../../shared/client'
import { asProblem, isPassing } from '../../shared/load'
import { navigate } from '../../shared/router'
import { look } from './api'
import { deliverExamAnswers } from './outbox'
import { forgetPass, passOfHere } from './pass'
import type { Exam } from './types'

export const JOIN = '/exam'
export const SITTING = '/exam/sitting'

/** While somebody else decides, and while one answers: then only a silence is worth a look. */
const PAUSE_MS = { still: 3_000, longest: 10_000, awaited: 15_000, running: 60_000 }
/** In a waiting room nothing happens for minutes: each look that brings no news makes the next pause longer. */
const GROWTH = 1.25
const SPREAD = 0.2

/** What the server said, and when it was heard, by a clock that no change of the machine's time can move. */
export interface Held {
  exam: Exam
  at: number
}

export interface Sitting {
  held: Held | null
  problem: Problem | null
  /** Since when the server could not be asked. */
  lostAt: Date | null
  take: (exam: Exam) => void
  /** Asks again, now. */
  again: () => void
}

function pauseOf({ phase, is_elsewhere: isElsewhere, seconds_left: left, alerts }: Exam): number | null {
  if (isElsewhere) return PAUSE_MS.still
  if (phase === 'ended') return null
  if (phase !== 'running') return PAUSE_MS.still
  return left === 0 || alerts.some(({ state }) => state === 'open') ? PAUSE_MS.awaited : PAUSE_MS.running
}

/** Milliseconds until the next look, after so many that brought no news. */
export function pauseAfter(pause: number, looks: number, isWaiting: boolean): number {
  const grown = isWaiting ? Math.min(PAUSE_MS.longest, pause * GROWTH ** looks) : pause
  return grown * (1 + SPREAD * Math.random())
}

function isInWaitingRoom({ phase, is_elsewhere: isElsewhere }: Exam): boolean {
  return !isElsewhere && (phase === 'expected' || phase === 'waiting' || phase === 'ready')
}

/** An answer that waited here comes first: its reply holds the exam. */
async function open(): Promise<Exam> {
  const examId = passOfHere()?.exam ?? ''
  const acknowledged = await deliverExamAnswers(examId).catch(() => null)
  const exam = acknowledged?.exam ?? (await look())
  if (!exam) throw new Error('The first look is never empty')
  return exam
}

function useAgain(ask: (isFirst: boolean) => void, held: Held | null): void {
  useEffect(() => {
    if (!held) return
    const pause = pauseOf(held.exam)
    if (pause === null) return
    let timer = 0
    const plan = (looks: number) => {
      timer = window.setTimeout(
        () => {
          if (!document.hidden) ask(false)
          plan(looks + 1)
        },
        pauseAfter(pause, looks, isInWaitingRoom(held.exam)),
      )
    }
    plan(0)
    return () => clearTimeout(timer)
  }, [ask, held])
  useEffect(() => {
    const wake = () => {
      if (!document.hidden) ask(true)
    }
    document.addEventListener('visibilitychange', wake)
    window.addEventListener('online', wake)
    return () => {
      document.removeEventListener('visibilitychange', wake)
      window.removeEventListener('online', wake)
    }
  }, [ask])
}

export function useExam(): Sitting {
  const [held, setHeld] = useState<Held | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [lostAt, setLostAt] = useState<Date | null>(null)
  const askedRef = useRef(0)
  const takenRef = useRef(0)
  const heldRef = useRef<Held | null>(null)

  // What was asked before the last news is older than it.
  const accept = useCallback((exam: Exam | null, asked: number) => {
    setLostAt(null)
    setProblem(null)
    if (!exam || asked < takenRef.current) return
    takenRef.current = asked
    heldRef.current = { exam, at: performance.now() }
    setHeld(heldRef.current)
  }, [])
  const take = useCallback((exam: Exam) => accept(exam, ++askedRef.current), [accept])

  const ask = useCallback(
    (isWhole: boolean) => {
      if (heldRef.current?.exam.phase === 'ended') return
      const asked = ++askedRef.current
      const isFirst = heldRef.current === null
      const asking = isFirst ? open() : look(!isWhole)
      asking.then(
        (exam) => accept(exam, asked),
        (error: unknown) => {
          const found = asProblem(error)
          if (found.status === 401) {
            forgetPass()
            navigate(JOIN, { replace: true })
          } else if (heldRef.current && isPassing(found)) setLostAt((since) => since ?? new Date())
          else setProblem(found)
        },
      )
    },
    [accept],
  )
  useEffect(() => (passOfHere() ? ask(true) : navigate(JOIN, { replace: true })), [ask])
  useAgain(ask, held)

  // An answer that met a pause leaves as soon as the pause is over.
  const phase = held?.exam.phase
  useEffect(() => {
    if (phase !== 'running') return
    deliverExamAnswers(heldRef.current?.exam.id ?? '').then(
      (acknowledged) => acknowledged && take(acknowledged.exam),
      () => ask(true),
    )
  }, [phase, take, ask])

  return { held, problem, lostAt, take, again: () => ask(true) }
}
