// What an exam became, in a word, and why when it is not what was hoped for.
import type { JSX } from 'preact'
import { hasKey, t } from '../../shared/i18n'
import type { IconName } from '../../ui/icon/icon'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import type { CandidateResult, Certified } from '../types'

const LOOKS: Record<Certified['status'], [StatusTone, IconName]> = {
  validated: ['success', 'check'],
  rejected: ['danger', 'cross'],
  cancelled: ['warning', 'alert'],
  cancelled_by_jury: ['warning', 'alert'],
}

function reasonOf({ reason }: Certified): string {
  const key = `results.reason.${reason}`
  return reason && hasKey(key) ? t(key) : ''
}

export function Outcome({ line: { result, phase } }: { line: CandidateResult }): JSX.Element {
  if (!result) return <span class="soft">{t(phase === 'ended' ? 'results.pending' : 'results.absent')}</span>
  const [tone, icon] = result.is_revoked ? LOOKS.cancelled : LOOKS[result.status]
  const reason = reasonOf(result)
  return (
    <div class="result-outcome">
      <Status tone={tone} icon={icon}>
        {t(result.is_revoked ? 'results.revoked' : `results.status.${result.status}`)}
      </Status>
      {reason && <span class="soft small">{reason}</span>}
      {result.is_clea && <span class="small">{t('results.clea')}</span>}
      {result.comment && <span class="small result-comment">{t('results.comment', { text: result.comment })}</span>}
    </div>
  )
}
