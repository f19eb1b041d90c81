// The session of the present address: shown at once from one face of it to the next, asked for again behind.
import { useEffect } from 'preact/hooks'
import { useLoad } from '../../shared/load'
import type { Loading } from '../../shared/load'
import { createStore, useStore } from '../../shared/store'
import { readSession } from '../api'
import { useCenter } from '../centers'
import type { WholeSession } from '../types'

const known = createStore<WholeSession | null>(null)

/** Keeps what a change has answered, for whoever shows the session. */
export const keepSession = (session: WholeSession): void => known.set(session)

export function useSession(id: string): Loading<WholeSession> {
  const center = useCenter()
  const loading = useLoad(() => readSession(center.id, id), id)
  const kept = useStore(known)
  const fresh = loading.state === 'ready' ? loading.value : null
  useEffect(() => {
    if (fresh) keepSession(fresh)
  }, [fresh])
  if (kept?.id === id && loading.state !== 'failed') return { state: 'ready', value: kept, retry: loading.retry }
  return loading
}
