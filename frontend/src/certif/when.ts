// When a session is, as its center's clock says it; and where it stands.
import { language } from '../shared/i18n'
import type { Session } from './types'

export type Phase = 'coming' | 'today' | 'to_finalize' | 'finalized' | 'settled' | 'published'

/** The place's own time has no zone here: written as it is read on the wall. */
function written(day: string, time: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language.get(), { ...options, timeZone: 'UTC' }).format(new Date(`${day}T${time.slice(0, 5)}Z`))
}

type Moment = Pick<Session, 'starts_on' | 'starts_at'>

/** "lundi 23 novembre 2026 à 09:00" */
export const whenOf = ({ starts_on, starts_at }: Moment): string =>
  written(starts_on, starts_at, { dateStyle: 'full', timeStyle: 'short' })

/** "lun. 23 nov. 2026, 09:00", where room is short. */
export const whenShort = ({ starts_on, starts_at }: Moment): string =>
  written(starts_on, starts_at, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })

/** "22 nov. 2026, 09:00", for a heading. */
export const whenTitle = ({ starts_on, starts_at }: Moment): string =>
  written(starts_on, starts_at, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })

/** The day it is in a time zone: "2026-11-22". */
const dayIn = (zone: string, now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)

/** Where a session stands for those who prepare it. */
export function phaseOf({ state, starts_on, zone }: Pick<Session, 'state' | 'starts_on' | 'zone'>, now = new Date()): Phase {
  if (state !== 'created') return state
  const today = dayIn(zone, now)
  if (starts_on > today) return 'coming'
  return starts_on === today ? 'today' : 'to_finalize'
}

/** A code as people read it: `KPTR-4B7W-…`. */
export const grouped = (code: string, by = 4): string => code.match(new RegExp(`.{1,${by}}`, 'g'))?.join('-') ?? code
