// One's own account, on the pages of the professional spaces.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import type { User } from '../../shared/types'
import { Icon } from '../icon/icon'
import { Menu } from '../menu/menu'
import { leave } from './frame'

export function AccountMenu({ user }: { user: User }): JSX.Element {
  const name = `${user.first_name} ${user.last_name}`.trim() || (user.email ?? '')
  return (
    <div class="space-account">
      <Menu
        side="end"
        about={t('shell.account_menu')}
        label={
          <>
            <Icon name="person" />
            <span class="account-menu-name">{name}</span>
          </>
        }
      >
        <li>
          <a href="/dashboard">{t('nav.my_skills')}</a>
        </li>
        <li>
          <a href="/account">{t('nav.my_account')}</a>
        </li>
        <li class="menu-rule">
          <button type="button" onClick={() => void leave()}>
            {t('nav.sign_out')}
          </button>
        </li>
      </Menu>
    </div>
  )
}
