// Those who need somebody now, the most urgent first, each with what may be done at once.
// Accessibility: a named section with a list; new ones are said by the page's live region; nothing moves while one is on it.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t, tn } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Status } from '../../ui/status/status'
import { inNeed, keptQueue, nameOf, stateOf } from '../lines'
import type { Act, Line } from '../types'
import { categoryWords } from '../words'

const SHOWN = 4

interface QueueProps {
  lines: readonly Line[]
  now: number
  busy: readonly string[]
  onOpen: (id: string) => void
  onAct: (line: Line, act: Act) => void
  onAll: () => void
}

function about(line: Line): string {
  if (line.attention === 'report' && line.alert) {
    const said = categoryWords(line.alert.category)
    return line.alert.count > 1 ? `${said} ${tn('room.more_reports', line.alert.count - 1)}` : said
  }
  return t(`room.need.${line.attention ?? 'ready'}`)
}

const MINUTE_MS = 60_000

function Since({ line, now }: { line: Line; now: number }) {
  const minutes = line.last_at ? Math.floor((now - Date.parse(line.last_at)) / MINUTE_MS) : 0
  return minutes > 0 ? <span class="need-since">{t('room.since', { n: minutes })}</span> : null
}

const AT_HAND: readonly Act[] = ['move', 'refuse_move', 'confirm', 'resume']

function Need({ line, now, busy, onOpen, onAct }: Omit<QueueProps, 'lines' | 'onAll'> & { line: Line }) {
  const { word, icon, tone } = stateOf(line)
  const isBusy = busy.includes(line.candidate_id)
  const offered = line.attention === 'report' ? [] : AT_HAND.filter((act) => line.acts.includes(act))
  return (
    <li class={`need need-${tone}`}>
      <div class="need-head">
        <Status tone={tone} icon={icon}>
          {t(word)}
        </Status>
        <Since line={line} now={now} />
      </div>
      <p class="need-name">{nameOf(line)}</p>
      <p class="need-about">{about(line)}</p>
      <div class="need-acts">
        {offered.map((act, index) => (
          <Button key={act} variant={index ? 'quiet' : 'primary'} isBusy={isBusy} onPress={() => onAct(line, act)}>
            {t(`room.short.${act as 'move' | 'refuse_move' | 'confirm' | 'resume'}`)}
            <span class="visually-hidden"> {nameOf(line)}</span>
          </Button>
        ))}
        {!offered.length && (
          <Button variant={line.attention === 'report' ? 'primary' : 'secondary'} onPress={() => onOpen(line.candidate_id)}>
            {t(line.attention === 'report' ? 'room.look_report' : 'room.look')}
            <span class="visually-hidden"> {nameOf(line)}</span>
          </Button>
        )}
      </div>
    </li>
  )
}

/** In the order of urgency; but as it was while one points at it or is in it. */
function useHeld(needing: readonly Line[]) {
  const [held, setHeld] = useState<readonly string[] | null>(null)
  const hold = () => setHeld((before) => before ?? needing.map(({ candidate_id }) => candidate_id))
  const release = ({ currentTarget, relatedTarget }: FocusEvent | PointerEvent) => {
    const box = currentTarget as HTMLElement
    if (!box.matches(':hover') && !box.contains(relatedTarget as Node | null)) setHeld(null)
  }
  return { queue: held ? keptQueue(held, needing) : needing, hold, release }
}

/** Whoever was helped leaves the queue, and their button with them: focus stays in the section. */
function useKeptFocus(queue: readonly Line[]) {
  const titleRef = useRef<HTMLHeadingElement>(null)
  const isInsideRef = useRef(false)
  const ids = queue.map(({ candidate_id }) => candidate_id).join(' ')
  useEffect(() => {
    if (isInsideRef.current && document.activeElement === document.body) titleRef.current?.focus({ preventScroll: true })
  }, [ids])
  const enter = () => {
    isInsideRef.current = true
  }
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget) isInsideRef.current = false
  }
  return { titleRef, enter, leave }
}

export function Queue({ lines, onAll, ...given }: QueueProps): JSX.Element {
  const { queue, hold, release } = useHeld(inNeed(lines))
  const { titleRef, enter, leave } = useKeptFocus(queue)
  const others = queue.length - SHOWN
  return (
    <section
      class={queue.length ? 'queue' : 'queue queue-calm'}
      aria-labelledby="queue-title"
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocusIn={() => {
        enter()
        hold()
      }}
      onFocusOut={(event) => {
        leave(event)
        release(event)
      }}
    >
      <h2 id="queue-title" ref={titleRef} tabIndex={-1}>
        {queue.length ? tn('room.queue', queue.length) : t('room.queue_empty')}
      </h2>
      {queue.length > 0 && (
        <ul class="needs">
          {queue.slice(0, SHOWN).map((line) => (
            <Need key={line.candidate_id} line={line} {...given} />
          ))}
        </ul>
      )}
      {others > 0 && (
        <button type="button" class="queue-others" onClick={onAll}>
          {tn('room.queue_others', others)}
        </button>
      )}
    </section>
  )
}
