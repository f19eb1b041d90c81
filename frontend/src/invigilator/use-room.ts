// The room, kept fresh: asked for every three seconds, slower when nobody looks, without its body when nothing changed.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { Problem } from '../shared/client'
import { asProblem } from '../shared/load'
import { lookAgain } from './api'
import { serverNow, setClock } from './clock'
import { newest } from './lines'
import { passFor } from './passes'
import type { Line, OpenRoom, Room } from './types'

const SEEN_MS = 3_000
const HIDDEN_MS = 15_000
const MOST_MS = 12_000
const JITTER = 0.2
/** After a sleep of the machine the clock is told anew. */
const TAG_LIFE_MS = 60_000

export interface Watched {
  place: OpenRoom | null
  room: Room | null
  /** Why the last refresh failed; null while all is well. */
  problem: Problem | null
  /** When what is shown was true, in the server's time. */
  freshAt: number | null
}

interface Tag {
  value: string
  at: number
}

const pause = (failures: number): number => {
  const usual = document.hidden ? HIDDEN_MS : Math.min(MOST_MS, SEEN_MS * 2 ** failures)
  return usual * (1 + JITTER * (Math.random() - 0.5))
}

/** Changes the lines that acts reply with, keeping what is newer. */
const merged = (room: Room, lines: readonly Line[]): Room => {
  const told = new Map(lines.map((line) => [line.candidate_id, line]))
  return { ...room, lines: newest(lines, room.lines.map((line) => told.get(line.candidate_id) ?? line)) }
}

export function useRoom(sessionId: string) {
  const [watched, setWatched] = useState<Watched>({ place: null, room: null, problem: null, freshAt: null })
  const tagRef = useRef<Tag>({ value: '', at: 0 })
  const wakeRef = useRef<() => void>(() => undefined)

  const look = useCallback(
    async (again: boolean) => {
      const place = await passFor(sessionId, { again })
      const isOld = Math.abs(Date.now() - tagRef.current.at) > TAG_LIFE_MS
      const seen = await lookAgain(place.pass, isOld ? '' : tagRef.current.value)
      if (seen) {
        tagRef.current = { value: seen.tag, at: Date.now() }
        setClock(seen.room.now)
      }
      setWatched(({ room }) => ({
        place,
        room: seen ? { ...seen.room, lines: newest(room?.lines ?? [], seen.room.lines) } : room,
        problem: null,
        freshAt: serverNow(),
      }))
    },
    [sessionId],
  )

  useEffect(() => {
    let isWanted = true
    let timer = 0
    let failures = 0
    let isLooking = false

    async function turn(again = false): Promise<void> {
      if (isLooking) return
      isLooking = true
      window.clearTimeout(timer)
      const problem = await look(again).then(() => null, asProblem)
      isLooking = false
      if (!isWanted) return
      if (problem?.status === 401 && !again) return turn(true)
      failures = problem ? failures + 1 : 0
      if (problem) setWatched((before) => ({ ...before, problem }))
      timer = window.setTimeout(() => void turn(), pause(failures))
    }

    wakeRef.current = () => void turn()
    const onSight = () => !document.hidden && void turn()
    document.addEventListener('visibilitychange', onSight)
    window.addEventListener('online', onSight)
    void turn()
    return () => {
      isWanted = false
      window.clearTimeout(timer)
      document.removeEventListener('visibilitychange', onSight)
      window.removeEventListener('online', onSight)
    }
  }, [look])

  const take = useCallback((lines: readonly Line[]) => {
    setWatched((before) => (before.room ? { ...before, room: merged(before.room, lines) } : before))
  }, [])
  return { ...watched, take, refresh: useCallback(() => wakeRef.current(), []) }
}
