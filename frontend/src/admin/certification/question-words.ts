// What is said of a question of an exam: how it went, what was noticed at it.
import { t, tn } from '../../shared/i18n'
import type { Question } from './api'

/** Its outcome, or why it has none. */
export function stateOf({ kind, state, outcome, is_neutralized, is_counted }: Question): string {
  if (kind === 'reported') return t(`jury.reported.${state ?? 'open'}`)
  const said = t(`jury.outcome.${outcome ?? 'skipped'}`)
  if (is_neutralized) return `${said}, ${t('jury.outcome.neutralized').toLowerCase()}`
  return is_counted ? said : `${said}, ${t('jury.outcome.set_aside').toLowerCase()}`
}

/** What was noticed, in words: nothing when nothing was. */
export function signsOf({ focus_losses, pasted }: Question): string[] {
  return [focus_losses ? tn('jury.focus', focus_losses) : '', pasted ? tn('jury.pasted', pasted) : ''].filter(Boolean)
}

/** "1 min 05 s" */
export function durationOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return minutes ? `${minutes} min ${String(seconds % 60).padStart(2, '0')} s` : `${seconds} s`
}
