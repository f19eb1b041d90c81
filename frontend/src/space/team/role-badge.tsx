// What somebody is in an organization, in a word.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Status } from '../../ui/status/status'
import type { Role } from '../organizations'

export function RoleBadge({ role }: { role: Role }): JSX.Element {
  return role === 'admin' ? (
    <Status tone="info" icon="lock">
      {t('role.admin')}
    </Status>
  ) : (
    <Status icon="person">{t('role.member')}</Status>
  )
}
