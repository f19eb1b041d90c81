// What changes while one looks: asked again every few seconds, kept on the screen when the network goes.
import { useEffect, useRef, useState } from 'preact/hooks'
import { asProblem, isPassing } from '../../shared/load'
import type { Loading } from '../../shared/load'

interface Live<T> {
  loading: Loading<T>
  /** Since when the figures could not be renewed; null while they are. */
  lostAt: Date | null
}

type Held<T> = { key: string; loading: Omit<Loading<T>, 'retry'>; at: Date }

/** Loads when `key` changes, then every `pauseMs` while somebody looks. */
export function useLive<T>(load: () => Promise<T>, key: string, pauseMs: number): Live<T> {
  const [held, setHeld] = useState<Held<T> | null>(null)
  const [lostAt, setLostAt] = useState<Date | null>(null)
  const [attempt, setAttempt] = useState(0)
  const latestRef = useRef(load)
  useEffect(() => {
    latestRef.current = load
  })

  useEffect(() => {
    let timer = 0
    let isWanted = true
    let last: Date | null = null
    const plan = () => {
      timer = window.setTimeout(() => (document.hidden ? plan() : void look()), pauseMs)
    }
    const look = async () => {
      try {
        const value = await latestRef.current()
        if (!isWanted) return
        last = new Date()
        setHeld({ key, loading: { state: 'ready', value } as Loading<T>, at: last })
        setLostAt(null)
      } catch (error) {
        const problem = asProblem(error)
        if (!isWanted) return
        if (last && isPassing(problem)) setLostAt(last)
        else setHeld({ key, loading: { state: 'failed', problem } as Loading<T>, at: new Date() })
      }
      plan()
    }
    void look()
    return () => {
      isWanted = false
      window.clearTimeout(timer)
    }
  }, [key, pauseMs, attempt])

  const retry = () => setAttempt((n) => n + 1)
  const shown = held?.key === key ? held.loading : { state: 'loading' as const }
  return { loading: { ...shown, retry } as Loading<T>, lostAt }
}
