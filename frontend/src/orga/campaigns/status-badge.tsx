// Where a campaign is in its life, in a word.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import type { IconName } from '../../ui/icon/icon'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import type { Campaign } from '../types'

const LOOKS: Record<Campaign['status'], [StatusTone, IconName]> = {
  scheduled: ['info', 'pause'],
  open: ['success', 'check'],
  over: ['neutral', 'flag'],
  archived: ['neutral', 'archive'],
  deleted: ['danger', 'trash'],
}

export function StatusBadge({ status }: Pick<Campaign, 'status'>): JSX.Element {
  const [tone, icon] = LOOKS[status]
  return (
    <Status tone={tone} icon={icon}>
      {t(`campaigns.status.${status}`)}
    </Status>
  )
}
