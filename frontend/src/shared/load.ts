// What a screen is waiting for: a reply, its absence, and how to ask again.
import { useCallback, useEffect, useState } from 'preact/hooks'
import { Problem } from './client'

export type Loading<T> =
  | { state: 'loading'; retry: () => void }
  | { state: 'ready'; value: T; retry: () => void }
  | { state: 'failed'; problem: Problem; retry: () => void }

type Held<T> = { state: 'loading' } | { state: 'ready'; value: T; key: string } | { state: 'failed'; problem: Problem }

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem({ status: 0, code: 'unexpected' })
}

/** A failure that asking again later may cure: no network, too many requests, a server in trouble. */
export const isPassing = ({ code, status }: Problem): boolean => code === 'offline' || status === 429 || status >= 500

/** Loads when `key` changes or when asked to retry, and by itself when the network is back. What is shown stays meanwhile. */
export function useLoad<T>(load: () => Promise<T>, key: string): Loading<T> {
  const [held, setHeld] = useState<Held<T>>({ state: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const retry = useCallback(() => setAttempt((n) => n + 1), [])

  useEffect(() => {
    let isWanted = true
    setHeld((before) => (before.state === 'ready' && before.key === key ? before : { state: 'loading' }))
    load().then(
      (value) => isWanted && setHeld({ state: 'ready', value, key }),
      (error: unknown) => isWanted && setHeld({ state: 'failed', problem: asProblem(error) }),
    )
    return () => {
      isWanted = false
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `load` is new at each drawing: `key` says when it changes
  }, [key, attempt])

  const isOffline = held.state === 'failed' && held.problem.code === 'offline'
  useEffect(() => {
    if (!isOffline) return
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [isOffline, retry])

  return { ...held, retry }
}
