// Where a session stands, in a word.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import type { IconName } from '../../ui/icon/icon'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import type { Session } from '../types'
import { phaseOf } from '../when'
import type { Phase } from '../when'

const LOOKS: Record<Phase, [StatusTone, IconName]> = {
  coming: ['neutral', 'clock'],
  today: ['info', 'flag'],
  to_finalize: ['warning', 'alert'],
  finalized: ['neutral', 'check'],
  settled: ['neutral', 'check'],
  published: ['success', 'check'],
}

export function StatusBadge({ session }: { session: Session }): JSX.Element {
  const phase = phaseOf(session)
  const [tone, icon] = LOOKS[phase]
  return (
    <Status tone={tone} icon={icon}>
      {t(`certif.phase.${phase}`)}
    </Status>
  )
}
