// Answers are kept on this device before they are sent, and sent until the server has acknowledged them.
import { Problem, client, reply } from './client'
import { resume, session } from './session'
import { createStore } from './store'
import type { Answer, AnswerReply } from './types'

export interface Submission {
  position: number
  challenge_id: string
  answer: Answer
  timed_out?: boolean
}
interface Kept {
  key: string
  userId: string
  assessmentId: string
  at: string
  body: Submission
}
/** `kept`: safe on this device, waiting for the network; `saved`: the server has it. */
export type Saving = 'idle' | 'sending' | 'kept' | 'saved'

export const saving = createStore<Saving>('idle')

const DATABASE = 'sextant'
const STORE = 'answers'
const RETRIED = [0, 401, 408, 429]
const LONGEST_PAUSE_MS = 60_000
const LONGEST_HURRY_MS = 800

let database: Promise<IDBDatabase> | null = null
const delivering = new Map<string, Promise<AnswerReply>>()

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
async function keep(kept: Kept): Promise<void> {
  await onStore('readwrite', (store) => store.put(kept)).catch(() => undefined)
}

async function forget(key: string): Promise<void> {
  await onStore('readwrite', (store) => store.delete(key)).catch(() => undefined)
}

async function listKept(): Promise<Kept[]> {
  const userId = session.get().user?.id
  const all = await onStore<Kept[]>('readonly', (store) => store.getAll()).catch(() => [])
  return all.filter((kept) => kept.userId === userId)
}

const isWorthRetrying = (error: unknown): boolean =>
  !(error instanceof Problem) || RETRIED.includes(error.status) || error.status >= 500

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

/** An answer left by one person is never sent in the name of another. */
async function send({ assessmentId, body, userId }: Kept): Promise<AnswerReply> {
  if (session.get().state !== 'signed-in') await resume()
  if (session.get().user?.id !== userId) throw new Problem({ status: 401, code: 'not_signed_in' })
  const params = { path: { assessment_id: assessmentId } }
  return reply(client.POST('/api/learner/assessments/{assessment_id}/answers', { params, body: { timed_out: false, ...body } }))
}

async function insist(kept: Kept): Promise<AnswerReply> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const acknowledged = await send(kept)
      await forget(kept.key)
      saving.set('saved')
      return acknowledged
    } catch (error) {
      if (!isWorthRetrying(error)) {
        await forget(kept.key)
        saving.set('idle')
        throw error
      }
      saving.set('kept')
      const retryAfter = error instanceof Problem ? error.retryAfterSeconds : null
      await pause(pauseMs(attempt, retryAfter, Math.random()))
    }
  }
}

function deliver(kept: Kept): Promise<AnswerReply> {
  const known = delivering.get(kept.key)
  if (known) return known
  const delivery = insist(kept).finally(() => delivering.delete(kept.key))
  delivering.set(kept.key, delivery)
  return delivery
}

/** Keeps the answer here, sends it, and gives the server's reply, however long that takes. */
export async function submitAnswer(assessmentId: string, body: Submission): Promise<AnswerReply> {
  const userId = session.get().user?.id ?? ''
  const kept = { key: `${assessmentId}/${body.position}`, userId, assessmentId, at: new Date().toISOString(), body }
  saving.set('sending')
  await keep(kept)
  return deliver(kept)
}

/** The reply to the answer of this assessment that was still waiting here, or null. */
export async function deliverKept(assessmentId: string): Promise<AnswerReply | null> {
  let last: AnswerReply | null = null
  for (const kept of (await listKept()).filter((one) => one.assessmentId === assessmentId)) {
    saving.set('kept')
    last = await deliver(kept)
  }
  return last
}

/** Sends all that the person signed in left here, at load and each time the network is back. */
async function deliverAll(): Promise<void> {
  if (session.get().state !== 'signed-in') await resume()
  for (const kept of await listKept()) await deliver(kept).catch(() => undefined)
}

export function startQueue(): void {
  window.addEventListener('online', () => void deliverAll())
  void deliverAll()
}
