// Whether somebody can get in, in a word.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Status } from '../../ui/status/status'
import type { Learner } from './api'

export function AccessStatus({ learner }: { learner: Learner }): JSX.Element {
  if (!learner.is_active) return <Status tone="warning">{t('learners.gone')}</Status>
  if (!learner.has_account) return <Status>{t('learners.no_account')}</Status>
  return (
    <Status tone="success" icon="check">
      {t('learners.has_account')}
    </Status>
  )
}
