// How far one person is, in a word.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import type { IconName } from '../../ui/icon/icon'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import type { Status as Progress } from './types'

const LOOKS: Record<Progress, [StatusTone, IconName]> = {
  started: ['info', 'clock'],
  completed: ['warning', 'flag'],
  shared: ['success', 'check'],
}

export function ProgressBadge({ status }: { status: Progress }): JSX.Element {
  const [tone, icon] = LOOKS[status]
  return (
    <Status tone={tone} icon={icon}>
      {t(`results.progress.${status}`)}
    </Status>
  )
}
