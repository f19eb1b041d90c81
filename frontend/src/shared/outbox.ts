// What must not be lost: kept on this device before it is sent, and sent until the server has acknowledged it.
import { Problem } from './client'
import { createStore } from './store'

export interface Kept<Body> {
  key: string
  /** Who may send it: it never leaves in the name of another. */
  userId: string
  assessmentId: string
  at: string
  body: Body
}

/** `kept`: safe on this device, waiting for the network; `saved`: the server has it. */
export type Saving = 'idle' | 'sending' | 'kept' | 'saved'

export const saving = createStore<Saving>('idle')

const DATABASE = 'sextant'
const STORE = 'answers'
const LONGEST_PAUSE_MS = 60_000
const LONGEST_HURRY_MS = 800

let database: Promise<IDBDatabase> | null = null

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'))
  })
}

function opened(): Promise<IDBDatabase> {
  if (!database) {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' })
    database = settled(request)
  }
  return database
}

async function onStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return settled(work((await opened()).transaction(STORE, mode).objectStore(STORE)))
}

/** A browser that keeps nothing (some private windows) still sends the answer. */
async function keep<Body>(kept: Kept<Body>): Promise<void> {
  await onStore('readwrite', (store) => store.put(kept)).catch(() => undefined)
}

async function forget(key: string): Promise<void> {
  await onStore('readwrite', (store) => store.delete(key)).catch(() => undefined)
}

/** Grows from one second to one minute, spread so that a class does not come back in one wave. */
export function pauseMs(attempt: number, retryAfterSeconds: number | null, spread: number): number {
  const grown = Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** attempt)
  return Math.max(grown * (0.5 + spread), (retryAfterSeconds ?? 0) * 1000)
}

/** Waits, but hardly once the network is back. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    let timer = 0
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', hurry)
      resolve()
    }
    const hurry = () => {
      clearTimeout(timer)
      timer = window.setTimeout(end, Math.random() * LONGEST_HURRY_MS)
    }
    timer = window.setTimeout(end, ms)
    window.addEventListener('online', hurry)
  })
}

interface Delivery<Body, Reply> {
  send: (kept: Kept<Body>) => Promise<Reply>
  /** Statuses after which it is sent again, besides those of a server in trouble. */
  retried: readonly number[]
  /** A refusal that leaves it here, for later. */
  isForLater?: (problem: Problem) => boolean
}

export interface Outbox<Body, Reply> {
  /** Keeps it, sends it, and gives the server's reply, however long that takes. */
  submit(kept: Omit<Kept<Body>, 'at'>): Promise<Reply>
  /** Sends what was kept; callers at the same time share one sending. */
  deliver(kept: Kept<Body>): Promise<Reply>
  list(userId: string): Promise<Kept<Body>[]>
}

export function outboxOf<Body, Reply>({ send, retried, isForLater = () => false }: Delivery<Body, Reply>): Outbox<Body, Reply> {
  const delivering = new Map<string, Promise<Reply>>()

  const isWorthRetrying = (error: unknown): boolean =>
    !(error instanceof Problem) || retried.includes(error.status) || error.status >= 500

  async function giveUp(key: string, error: unknown): Promise<void> {
    if (error instanceof Problem && isForLater(error)) return saving.set('kept')
    await forget(key)
    saving.set('idle')
  }

  async function insist(kept: Kept<Body>): Promise<Reply> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const acknowledged = await send(kept)
        await forget(kept.key)
        saving.set('saved')
        return acknowledged
      } catch (error) {
        if (!isWorthRetrying(error)) {
          await giveUp(kept.key, error)
          throw error
        }
        saving.set('kept')
        const retryAfter = error instanceof Problem ? error.retryAfterSeconds : null
        await pause(pauseMs(attempt, retryAfter, Math.random()))
      }
    }
  }

  function deliver(kept: Kept<Body>): Promise<Reply> {
    const known = delivering.get(kept.key)
    if (known) return known
    const delivery = insist(kept).finally(() => delivering.delete(kept.key))
    delivering.set(kept.key, delivery)
    return delivery
  }

  return {
    deliver,
    async submit(given) {
      const kept = { ...given, at: new Date().toISOString() }
      saving.set('sending')
      await keep(kept)
      return deliver(kept)
    },
    async list(userId) {
      const all = await onStore<Kept<Body>[]>('readonly', (store) => store.getAll()).catch(() => [])
      return all.filter((kept) => kept.userId === userId)
    },
  }
}
