// What a line of the room means: where somebody stands, who needs help first, what is done with one tap.
import type { Key } from '../shared/i18n'
import type { IconName } from '../ui/icon/icon'
import type { StatusTone } from '../ui/status/status'
import type { Act, Attention, Line } from './types'

export interface State {
  word: Key
  icon: IconName
  tone: StatusTone
}

const REPORT: State = { word: 'room.state.report', icon: 'alert', tone: 'danger' }
const OF_ATTENTION: Partial<Record<Attention, State>> = {
  report: REPORT,
  move: { word: 'room.state.move', icon: 'screen', tone: 'danger' },
  silent: { word: 'room.state.silent', icon: 'clock', tone: 'warning' },
}
const OF_END: Record<NonNullable<Line['end_reason']>, State> = {
  completed: { word: 'room.state.completed', icon: 'check', tone: 'success' },
  invigilator: { word: 'room.state.stopped', icon: 'stop', tone: 'neutral' },
  time: { word: 'room.state.time', icon: 'clock', tone: 'neutral' },
  finalized: { word: 'room.state.closed', icon: 'lock', tone: 'neutral' },
}

function ofDoor({ phase, is_confirmed }: Line): State {
  if (phase === 'expected' && !is_confirmed) return { word: 'room.state.expected', icon: 'person', tone: 'neutral' }
  if (phase === 'expected') return { word: 'room.state.here', icon: 'check', tone: 'neutral' }
  if (!is_confirmed) return { word: 'room.state.arrived', icon: 'eye', tone: 'warning' }
  return { word: 'room.state.waiting', icon: 'check', tone: 'info' }
}

/** Where somebody stands: always a word and a drawing, a colour besides. */
export function stateOf(line: Line): State {
  const urgent = line.attention && OF_ATTENTION[line.attention]
  if (urgent) return urgent
  if (line.phase === 'ended') return line.end_reason ? OF_END[line.end_reason] : OF_END.finalized
  if (line.phase === 'paused') return { word: 'room.state.paused', icon: 'pause', tone: 'warning' }
  if (line.phase === 'running') return { word: 'room.state.running', icon: 'pencil', tone: 'info' }
  if (line.phase === 'ready') return { word: 'room.state.ready', icon: 'flag', tone: 'info' }
  return ofDoor(line)
}

const URGENCY: readonly Attention[] = ['report', 'move', 'arrived', 'paused', 'silent', 'ready']

const urgency = ({ attention }: Line): number => (attention ? URGENCY.indexOf(attention) : URGENCY.length)

/** Those who need somebody, the most urgent first, then who has waited longest. */
export function inNeed(lines: readonly Line[]): Line[] {
  const since = ({ last_at }: Line) => last_at ?? ''
  return lines
    .filter(({ attention }) => attention)
    .sort((a, b) => urgency(a) - urgency(b) || since(a).localeCompare(since(b)) || a.number - b.number)
}

/** The queue as it was, less those who were helped, then the new ones: nothing moves under a finger. */
export function keptQueue(before: readonly string[], now: readonly Line[]): Line[] {
  const rank = new Map(before.map((id, index) => [id, index]))
  const place = ({ candidate_id }: Line) => rank.get(candidate_id) ?? before.length
  return [...now].sort((a, b) => place(a) - place(b))
}

/** What one tap does, without asking: nothing that could not be taken back, nor follow from a tap too many. */
const ONE_TAP: readonly Act[] = ['confirm', 'resume']

export const oneTap = (line: Line): Act | undefined => ONE_TAP.find((act) => line.acts.includes(act))

export type Filter = 'all' | 'help' | 'door' | 'ready' | 'running' | 'paused' | 'ended'
export const FILTERS: readonly Filter[] = ['all', 'help', 'door', 'ready', 'running', 'paused', 'ended']

export function isIn(filter: Filter, { attention, phase }: Line): boolean {
  if (filter === 'all') return true
  if (filter === 'help') return attention !== null
  if (filter === 'door') return phase === 'expected' || phase === 'waiting'
  return phase === filter
}

export const countOf = (filter: Filter, lines: readonly Line[]): number => lines.filter((line) => isIn(filter, line)).length

export const nameOf = ({ first_name, last_name }: Line): string => `${first_name} ${last_name}`

/** As on the attendance sheet: by last name. */
export function byName(lines: readonly Line[], lang: string): Line[] {
  const { compare } = new Intl.Collator(lang)
  return [...lines].sort((a, b) => compare(a.last_name, b.last_name) || compare(a.first_name, b.first_name) || a.number - b.number)
}

/** What is newer of two states of the room: an act's reply may overtake a refresh. */
export function newest(before: readonly Line[], after: readonly Line[]): Line[] {
  const held = new Map(before.map((line) => [line.candidate_id, line]))
  return after.map((line) => {
    const mine = held.get(line.candidate_id)
    return mine && mine.sequence > line.sequence ? mine : line
  })
}

/** Whole seconds that somebody has left; they stand still while nothing runs. */
export function secondsLeft(line: Line, now: number): number | null {
  if (line.phase !== 'running' || !line.deadline) return line.seconds_left
  return Math.max(0, Math.floor((Date.parse(line.deadline) - now) / 1000))
}

const HOUR = 3600
const SHORT = 600

/** `1 h 24`, `42 min`, and below ten minutes `4 min 05`. */
export function durationOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  if (seconds >= HOUR) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`
  if (seconds >= SHORT) return `${minutes} min`
  return `${minutes} min ${String(seconds % 60).padStart(2, '0')}`
}
