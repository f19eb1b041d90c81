// What one comes for most often, one press away.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import { Icon } from '../../ui/icon/icon'
import type { IconName } from '../../ui/icon/icon'
import { homeOf, isAdmin } from '../organizations'
import type { Organization } from '../types'

interface Shortcut {
  path: string
  icon: IconName
  title: Key
  text: Key
  isForAdmins?: boolean
}

const SHORTCUTS: readonly Shortcut[] = [
  { path: '/campaigns/new', icon: 'flag', title: 'shortcuts.campaign', text: 'shortcuts.campaign_text' },
  { path: '/learners', icon: 'lock', title: 'shortcuts.access', text: 'shortcuts.access_text' },
  { path: '/learners/certifiability', icon: 'check', title: 'shortcuts.certifiable', text: 'shortcuts.certifiable_text' },
  { path: '/learners/imports', icon: 'upload', title: 'shortcuts.import', text: 'shortcuts.import_text', isForAdmins: true },
]

export function Shortcuts({ organization }: { organization: Organization }): JSX.Element {
  const shown = SHORTCUTS.filter(({ isForAdmins }) => !isForAdmins || isAdmin(organization))
  return (
    <nav aria-labelledby="shortcuts">
      <h2 id="shortcuts">{t('shortcuts.title')}</h2>
      <ul class="shortcuts">
        {shown.map(({ path, icon, title, text }) => (
          <li class="shortcut" key={path}>
            <Icon name={icon} />
            <a href={homeOf(organization.id) + path}>{t(title)}</a>
            <p class="soft small">{t(text)}</p>
          </li>
        ))}
      </ul>
    </nav>
  )
}
