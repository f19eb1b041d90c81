// Doing things for candidates: what is under way, what was done, why it was not.
import { useCallback, useState } from 'preact/hooks'
import { announce } from '../shared/announce'
import { t, tn, wordsOf } from '../shared/i18n'
import { asProblem } from '../shared/load'
import { say } from '../ui/toast/toasts'
import { act, letIn } from './api'
import { nameOf } from './lines'
import type { Act, Line } from './types'

interface Given {
  pass: string
  take: (lines: readonly Line[]) => void
  refresh: () => void
}

export type Doing = (line: Line, asked: Act, reference?: number) => Promise<boolean>

/** How many go in one request: none of them takes long. */
const AT_ONCE = 20

const failed = (error: unknown): void => {
  const words = wordsOf(asProblem(error).code)
  say(words)
  announce(words)
}

export function useActs({ pass, take, refresh }: Given) {
  const [busy, setBusy] = useState<readonly string[]>([])

  const run = useCallback(
    async (ids: readonly string[], work: () => Promise<void>): Promise<boolean> => {
      setBusy((before) => [...before, ...ids])
      try {
        await work()
        return true
      } catch (error) {
        failed(error)
        return false
      } finally {
        setBusy((before) => before.filter((id) => !ids.includes(id)))
        refresh()
      }
    },
    [refresh],
  )

  const doFor: Doing = useCallback(
    (line, asked, reference = 0) =>
      run([line.candidate_id], async () => {
        take([await act(pass, line.candidate_id, asked, reference)])
        announce(t(`room.done.${asked}`, { name: nameOf(line) }))
      }),
    [pass, run, take],
  )

  const letAllIn = useCallback(
    (ids: readonly string[]) =>
      run(ids, async () => {
        let entered = 0
        for (let start = 0; start < ids.length; start += AT_ONCE) {
          const { lines } = await letIn(pass, ids.slice(start, start + AT_ONCE))
          take(lines)
          entered += lines.length
        }
        say(tn('room.let_in_done', entered))
        announce(tn('room.let_in_done', entered))
      }),
    [pass, run, take],
  )

  return { busy, doFor, letAllIn }
}
