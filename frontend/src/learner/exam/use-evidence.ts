// Notices that the page was left, or that something was pasted, at a question that asks to stay; told in batches.
import { useEffect } from 'preact/hooks'
import { asProblem, isPassing } from '../../shared/load'
import type { Challenge } from '../../shared/types'
import { tell } from './api'
import { nextBatch } from './pass'
import type { Exam, Noticed } from './types'

const LOOK_MS = 1_000
/** A shorter absence is a notification or a slip. */
const GRACE_MS = 2_000
const GATHER_MS = 10_000
const AGAIN_MS = 30_000
const MOST_IN_BATCH = 20

type Seen = Omit<Noticed, 'seconds_ago'> & { at: number }

const aged = ({ at, ...seen }: Seen): Noticed => ({ ...seen, seconds_ago: Math.round((performance.now() - at) / 1000) })

/** Sends one batch until it has arrived; what the server refuses is dropped. */
async function insist(index: number, seen: Seen[]): Promise<void> {
  for (;;) {
    try {
      return await tell(index, seen.map(aged))
    } catch (error) {
      if (!isPassing(asProblem(error))) return
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
  }
}

type Notice = (kind: Seen['kind'], seconds: number) => void

/** Gathers what is noticed at one question; `end` sends what is left. */
function gatherer(position: number, length: number): { notice: Notice; end: () => void } {
  let waiting: Seen[] = []
  let timer = 0
  const send = () => {
    clearTimeout(timer)
    timer = 0
    const batch = waiting.slice(0, MOST_IN_BATCH)
    waiting = []
    const index = batch.length ? nextBatch(position, length) : null
    if (index !== null) void insist(index, batch)
  }
  return {
    notice(kind, seconds) {
      waiting.push({ kind, position, seconds, at: performance.now() })
      timer ||= window.setTimeout(send, GATHER_MS)
    },
    end: send,
  }
}

function watch(position: number, length: number): () => void {
  const { notice, end } = gatherer(position, length)
  let since: number | null = null
  const look = () => {
    const isAway = document.hidden || !document.hasFocus()
    const now = performance.now()
    if (isAway) since ??= now
    else if (since !== null) {
      const away = now - since
      since = null
      if (away >= GRACE_MS) notice('focus_lost', Math.round(away / 1000))
    }
  }
  const paste = () => notice('pasted', 0)
  const looking = setInterval(look, LOOK_MS)
  document.addEventListener('visibilitychange', look)
  window.addEventListener('focus', look)
  document.addEventListener('paste', paste)
  return () => {
    clearInterval(looking)
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('focus', look)
    document.removeEventListener('paste', paste)
    end()
  }
}

/** Off for who need not be watched, and at questions that let one go and look elsewhere. */
export function useEvidence({ watches_focus: isWatched, position, length }: Exam, { is_focused: isFocused }: Challenge): void {
  const isOn = isWatched && isFocused
  useEffect(() => (isOn ? watch(position, length) : undefined), [isOn, position, length])
}
