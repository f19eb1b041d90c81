// Where a certification stands, in a word.
import { t } from '../../shared/i18n'
import type { OwnCertification } from '../../shared/types'
import type { IconName } from '../../ui/icon/icon'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'

const LOOK: Record<OwnCertification['state'], [StatusTone, IconName]> = {
  to_come: ['info', 'clock'],
  awaited: ['neutral', 'clock'],
  absent: ['neutral', 'cross'],
  obtained: ['success', 'check'],
  expired: ['warning', 'clock'],
  rejected: ['neutral', 'cross'],
  cancelled: ['warning', 'cross'],
  revoked: ['danger', 'alert'],
}

export function State({ state }: { state: OwnCertification['state'] }) {
  const [tone, icon] = LOOK[state]
  return (
    <Status tone={tone} icon={icon}>
      {t(`certifications.state.${state}`)}
    </Status>
  )
}
