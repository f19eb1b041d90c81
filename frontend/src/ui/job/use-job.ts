// Follows long work until it ends or waits for somebody: asks less and less often, and not while nobody looks.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Problem } from '../../shared/client'
import { asProblem, isPassing } from '../../shared/load'

export interface JobState {
  id: string
  status: string
  /** Lines or rows done, of how many: 0 while it is not known. */
  done: number
  total: number
}

const FIRST_PAUSE_MS = 800
const LONGEST_PAUSE_MS = 5000
const GROWTH = 1.4
const MOVING = ['uploading', 'waiting', 'running']

export const isMoving = ({ status }: JobState): boolean => MOVING.includes(status)

interface Following<T> {
  job: T
  /** Why it can no longer be followed; a lost network is only waited for. */
  problem: Problem | null
  setJob: (job: T) => void
}

/** `ask` brings the job again; called only while it moves. */
export function useJob<T extends JobState>(initial: T, ask: () => Promise<T>): Following<T> {
  const [job, setJob] = useState(initial)
  const [problem, setProblem] = useState<Problem | null>(null)
  const latestRef = useRef(ask)
  useEffect(() => {
    latestRef.current = ask
  })
  const isFollowed = isMoving(job) && problem === null

  useEffect(() => {
    if (!isFollowed) return
    let timer = 0
    let pause = FIRST_PAUSE_MS
    let isWanted = true
    const plan = () => {
      timer = window.setTimeout(() => void look(), pause)
      pause = Math.min(pause * GROWTH, LONGEST_PAUSE_MS)
    }
    const look = async () => {
      if (document.hidden) return plan()
      try {
        const found = await latestRef.current()
        if (isWanted) setJob(found)
      } catch (error) {
        const met = asProblem(error)
        if (isWanted && !isPassing(met)) return setProblem(met)
      }
      if (isWanted) plan()
    }
    plan()
    return () => {
      isWanted = false
      window.clearTimeout(timer)
    }
  }, [isFollowed, job.id])

  const change = useCallback((next: T) => {
    setProblem(null)
    setJob(next)
  }, [])
  return { job, problem, setJob: change }
}
