// One candidate among forty: who, where they stand, how far, how long; a tap opens all that may be done.
// Accessibility: a real button whose words say everything; the drawing and the edge's colour only help.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Icon } from '../../ui/icon/icon'
import type { IconName } from '../../ui/icon/icon'
import { durationOf, nameOf, oneTap, secondsLeft, stateOf } from '../lines'
import type { Act, Line } from '../types'

interface SeatProps {
  line: Line
  now: number
  isBusy: boolean
  onOpen: (id: string) => void
  onTap: (line: Line, act: Act) => void
}

const TAPS: Partial<Record<Act, IconName>> = { confirm: 'check', resume: 'play' }

/** How far they are and what is left, once they have begun. */
function Facts({ line, now, isShort }: { line: Line; now: number; isShort: boolean }) {
  const left = secondsLeft(line, now)
  if (left === null) return null
  return (
    <span class="seat-facts">
      <span class="visually-hidden">{t('room.seat_facts', { n: line.answered, length: line.length, left: durationOf(left) })}</span>
      <span aria-hidden="true">
        {(!isShort || line.phase === 'ended') && `${line.answered}/${line.length}`}
        {!isShort && line.phase !== 'ended' && ' · '}
        {line.phase !== 'ended' && durationOf(left)}
      </span>
    </span>
  )
}

function Tap({ line, isBusy, onTap }: Pick<SeatProps, 'line' | 'isBusy' | 'onTap'>) {
  const act = oneTap(line)
  const icon = act && TAPS[act]
  if (!icon) return null
  const label = t(`room.act_for.${act as 'confirm' | 'resume'}`, { name: nameOf(line) })
  return (
    <button
      type="button"
      class="seat-tap"
      title={label}
      aria-label={label}
      aria-disabled={isBusy || undefined}
      onClick={({ currentTarget }) => {
        if (isBusy) return
        // This button goes away once it is done: focus stays with the candidate.
        if (currentTarget.previousElementSibling instanceof HTMLElement) currentTarget.previousElementSibling.focus()
        onTap(line, act)
      }}
    >
      <Icon name={icon} />
      <span class="seat-tap-word" aria-hidden="true">
        {t(`room.tap.${act as 'confirm' | 'resume'}`)}
      </span>
    </button>
  )
}

export function Seat({ line, now, isBusy, onOpen, onTap }: SeatProps): JSX.Element {
  const { word, icon, tone } = stateOf(line)
  const share = line.length ? line.answered / line.length : 0
  return (
    <li class={`seat seat-${tone} seat-is-${line.phase}`} style={{ '--share': share }}>
      <button type="button" class="seat-open" title={nameOf(line)} onClick={() => onOpen(line.candidate_id)}>
        <Icon name={icon} />
        <span class="seat-name">
          {line.last_name} {line.first_name}
          {line.extra_percent > 0 && (
            <span class="seat-extra">
              <span class="visually-hidden">{t('room.extra_time')} </span>+{line.extra_percent} %
            </span>
          )}
        </span>
        <span class="seat-line">
          <span class="seat-state">{t(word)}</span> <Facts line={line} now={now} isShort={line.attention !== null} />
        </span>
      </button>
      <Tap line={line} isBusy={isBusy} onTap={onTap} />
    </li>
  )
}
