// What surrounds the pages of the service's staff.
import type { ComponentChildren, JSX } from 'preact'
import { serviceName } from '../shared/framework'
import { t } from '../shared/i18n'
import { session } from '../shared/session'
import { useStore } from '../shared/store'
import { AccountMenu } from '../ui/shell/account-menu'
import { Frame } from '../ui/shell/frame'
import { Switches } from '../ui/shell/switches'
import { Wordmark } from '../ui/shell/wordmark'
import { ToastList } from '../ui/toast/toast-list'
import '../ui/shell/space.css'

function Header() {
  const name = useStore(serviceName)
  const { user } = useStore(session)
  return (
    <div class="header-bar space-bar">
      <a class="wordmark" href="/admin" aria-label={t('admin.wordmark', { name })}>
        <Wordmark name={name} />{' '}
        <span class="wordmark-space">{t('admin.space')}</span>
      </a>
      {user && <AccountMenu user={user} />}
      <Switches />
    </div>
  )
}

export function AdminShell({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <Frame header={<Header />} offline={t('admin.offline')}>
      {children}
      <ToastList />
    </Frame>
  )
}
