// A long list, brought page after page.
import { useState } from 'preact/hooks'
import type { Problem } from './client'
import { asProblem, useLoad } from './load'
import type { Loading } from './load'

export interface Listed<Row> {
  items: Row[]
  next?: string | null
}

export interface Paging<Row> {
  /** The first page: for `Loaded`, which hands `rows` on. */
  first: Loading<readonly Row[]>
  /** Whether there is more to ask for, whether it is being asked for, and why it failed. */
  hasMore: boolean
  isMoreBusy: boolean
  problem: Problem | null
  more: () => Promise<void>
}

interface Added<Row> {
  key: string
  items: Row[]
  next: string | null
}

/** `load(undefined)` gives the first page, `load(next)` the following ones; begins again when `key` changes. */
export function usePaging<Row>(load: (cursor?: string) => Promise<Listed<Row>>, key: string): Paging<Row> {
  const first = useLoad(() => load(), key)
  const [added, setAdded] = useState<Added<Row> | null>(null)
  const [isMoreBusy, setIsMoreBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const start = first.state === 'ready' ? first.value : null
  const isSame = added?.key === key
  const rows = [...(start?.items ?? []), ...(isSame ? added.items : [])]
  const next = isSame ? added.next : (start?.next ?? null)

  async function more(): Promise<void> {
    if (!next || isMoreBusy) return
    setIsMoreBusy(true)
    setProblem(null)
    try {
      const page = await load(next)
      setAdded({ key, items: [...(isSame ? added.items : []), ...page.items], next: page.next ?? null })
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setIsMoreBusy(false)
    }
  }

  const retry = () => {
    setAdded(null)
    first.retry()
  }
  const shown: Loading<readonly Row[]> = first.state === 'ready' ? { state: 'ready', value: rows, retry } : { ...first, retry }
  return { first: shown, hasMore: next !== null, isMoreBusy, problem, more }
}
