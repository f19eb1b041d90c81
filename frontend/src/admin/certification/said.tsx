// How the jury's screens say where something stands: a word, its tone and its drawing.
import type { JSX } from 'preact'
import { formatNumber, hasKey, t, tn } from '../../shared/i18n'
import type { IconName } from '../../ui/icon/icon'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import type { Change, JurySession, Outcome, Report, Result } from './api'

const RESULTS: Record<Result['status'], [StatusTone, IconName]> = {
  validated: ['success', 'check'],
  rejected: ['neutral', 'cross'],
  cancelled: ['warning', 'alert'],
  cancelled_by_jury: ['danger', 'cross'],
}

const STATES: Record<JurySession['state'], [StatusTone, IconName]> = {
  created: ['neutral', 'clock'],
  finalized: ['warning', 'alert'],
  settled: ['info', 'send'],
  published: ['success', 'check'],
}

export function ResultStatus({ outcome }: { outcome: Pick<Outcome, 'result' | 'is_revoked'> }): JSX.Element {
  if (outcome.is_revoked) {
    return (
      <Status tone="danger" icon="cross">
        {t('jury.revoked')}
      </Status>
    )
  }
  const [tone, icon] = RESULTS[outcome.result.status]
  return (
    <Status tone={tone} icon={icon}>
      {t(`jury.result.${outcome.result.status}`)}
    </Status>
  )
}

export function StateStatus({ state }: { state: JurySession['state'] }): JSX.Element {
  const [tone, icon] = STATES[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(`jury.state.${state}`)}
    </Status>
  )
}

export function ReportStatus({ report }: { report: Report }): JSX.Element {
  if (!report.resolution) {
    return (
      <Status tone="warning" icon="alert">
        {t('jury.incident_decide')}
      </Status>
    )
  }
  return (
    <Status tone="success" icon="check">
      {t(`jury.resolution.${report.resolution}`)}
    </Status>
  )
}

/** Why the result is what it is, or nothing. */
export function whyOf(result: Result): string {
  const key = `jury.why.${result.comment}`
  return result.comment && hasKey(key) ? t(key) : ''
}

export const pixOf = (result: Result): string =>
  result.pix === null ? t('jury.no_score') : t('jury.score_of', { pix: formatNumber(result.pix), max: formatNumber(result.max_pix) })

/** "Neutraliser la question 2", "Annuler le résultat". */
export function changeOf(change: Change, positions: readonly number[]): string {
  const words = t(`jury.change.${change}`)
  if (!positions.length) return words
  return tn('jury.change_of', positions.length, { change: words, list: positions.join(', ') })
}

export function incidentOf(report: Report): string {
  return report.subcategory ? t(`room.category.${report.subcategory}`) : t(`room.incident.${report.category}`)
}
