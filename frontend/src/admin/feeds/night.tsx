// What became of a night, in a word and a mark: a run, then what its receiver said of it.
import type { JSX } from 'preact'
import { formatNumber, t } from '../../shared/i18n'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import type { Run } from './api'

export const NIGHTS = ['received', 'done', 'rejected', 'failed', 'partial', 'running', 'none'] as const
export type Night = (typeof NIGHTS)[number]

const TONES: Record<Night, StatusTone> = {
  received: 'success',
  done: 'info',
  rejected: 'danger',
  failed: 'danger',
  partial: 'warning',
  running: 'info',
  none: 'neutral',
}

export function nightOf(run: Run | undefined): Night {
  if (!run) return 'none'
  if (run.state !== 'done') return run.state
  if (!run.receipt) return 'done'
  return run.receipt.status === 'accepted' ? 'received' : 'rejected'
}

export function NightStatus({ run }: { run: Run | undefined }): JSX.Element {
  const night = nightOf(run)
  return <Status tone={TONES[night]}>{t(`feeds.night.${night}`)}</Status>
}

/** Why a night that did not end may be run again: one that goes on may have died, which only the server knows. */
export const UNFINISHED = { failed: 'feeds.failed_text', partial: 'feeds.partial_text', running: 'feeds.running_text' } as const

const MINUTE = 60

/** "2 min 14 s"; a dash while nobody knows. */
export function durationOf(seconds: number | null): string {
  if (seconds === null) return '–'
  const minutes = Math.floor(seconds / MINUTE)
  const rest = Math.round(seconds % MINUTE)
  if (!minutes) return t('feeds.seconds', { s: formatNumber(rest) })
  return t('feeds.minutes', { m: formatNumber(minutes), s: String(rest).padStart(2, '0') })
}
