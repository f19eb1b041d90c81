// Those who need somebody now, the most urgent first, each with what may be done at once.
// Accessibility: a named section with a list; new ones are said by the page's live region; nothing moves while one is on it.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t, tn } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
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

const MINUTE_MS = 60_000

/** What the candidate said is wrong, and how many other reports wait; the other needs are said by their state. */
function aboutOf({ attention, alert }: Line): string {
  if (attention !== 'report' || !alert) return ''
  const said = categoryWords(alert.category)
  return alert.count > 1 ? `${said} · ${tn('room.more_reports', alert.count - 1)}` : said
}

function Since({ line, now }: { line: Line; now: number }) {
  const minutes = line.last_at ? Math.floor((now - Date.parse(line.last_at)) / MINUTE_MS) : 0
  return minutes > 0 ? <span class="need-since">{t('room.since', { n: minutes })}</span> : null
}

const AT_HAND: readonly Act[] = ['move', 'refuse_move', 'confirm', 'resume']
type AtHand = 'move' | 'refuse_move' | 'confirm' | 'resume'

function Need({ line, now, busy, onOpen, onAct }: Omit<QueueProps, 'lines' | 'onAll'> & { line: Line }) {
  const { word, icon, tone } = stateOf(line)
  const isReport = line.attention === 'report'
  const isBusy = busy.includes(line.candidate_id)
  const offered = isReport ? [] : AT_HAND.filter((act) => line.acts.includes(act))
  return (
    <li class={`need need-${tone}`}>
      <p class="need-state">
        <Icon name={icon} />
        {t(word)} <Since line={line} now={now} />
      </p>
      <p class="need-name">{nameOf(line)}</p>
      <p class="need-about">{aboutOf(line)}</p>
      <div class="need-acts">
        {offered.map((act) => (
          <Button
            key={act}
            variant={act === 'refuse_move' ? 'secondary' : 'primary'}
            isBusy={isBusy}
            label={`${t(`room.short.${act as AtHand}`)} ${nameOf(line)}`}
            onPress={() => onAct(line, act)}
          >
            {act === 'refuse_move' ? <Icon name="cross" /> : t(`room.short.${act as AtHand}`)}
          </Button>
        ))}
        {!offered.length && (
          <Button variant={isReport ? 'primary' : 'secondary'} onPress={() => onOpen(line.candidate_id)}>
            {t(isReport ? 'room.look_report' : 'room.look')}
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
      <div class="queue-head">
        <h2 id="queue-title" ref={titleRef} tabIndex={-1}>
          {queue.length ? tn('room.queue', queue.length) : t('room.queue_empty')}
        </h2>
        {others > 0 && (
          <button type="button" class="queue-others" onClick={onAll}>
            {tn('room.queue_others', others)}
          </button>
        )}
      </div>
      {queue.length > 0 && (
        <ul class="needs">
          {queue.slice(0, SHOWN).map((line) => (
            <Need key={line.candidate_id} line={line} {...given} />
          ))}
        </ul>
      )}
    </section>
  )
}
