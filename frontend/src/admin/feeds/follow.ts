// What is read again by itself while something is going on.
import { useEffect, useState } from 'preact/hooks'
import { useLoad } from '../../shared/load'
import type { Loading } from '../../shared/load'

const EVERY_MS = 2500
/** Long enough for a run that was only just asked for to begin. */
const ROUNDS = 8

export interface Followed<T> {
  loading: Loading<T>
  /** Something was asked for: look again for a while. */
  follow: () => void
}

export function useFollowed<T>(load: () => Promise<T>, key: string, isGoing: (value: T) => boolean): Followed<T> {
  const loading = useLoad(load, key)
  const [rounds, setRounds] = useState(0)
  const { state, retry } = loading
  const value = state === 'ready' ? loading.value : null
  const isAwaited = rounds > 0 || (value !== null && isGoing(value))
  useEffect(() => {
    if (state !== 'ready' || !isAwaited) return
    const timer = window.setTimeout(() => {
      setRounds((left) => Math.max(left - 1, 0))
      retry()
    }, EVERY_MS)
    return () => clearTimeout(timer)
  }, [state, value, isAwaited, rounds, retry])
  return { loading, follow: () => setRounds(ROUNDS) }
}
