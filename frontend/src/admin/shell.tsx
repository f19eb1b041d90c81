// What surrounds the staff's pages: its rooms, one's own account.
import type { ComponentChildren, JSX } from 'preact'
import { t } from '../shared/i18n'
import { session } from '../shared/session'
import { useStore } from '../shared/store'
import { SpaceHeader } from '../space/header'
import type { Room } from '../space/header'
import { Frame } from '../ui/shell/frame'
import { ToastList } from '../ui/toast/toast-list'

const rooms = (): Room[] => [
  { href: '/admin', title: t('admin.organizations'), isHome: true },
  { href: '/admin/certification', title: t('admin.certification') },
  { href: '/admin/content', title: t('admin.content') },
  { href: '/admin/partners', title: t('admin.partners') },
  { href: '/admin/feeds', title: t('admin.feeds') },
]

export function AdminShell({ children }: { children: ComponentChildren }): JSX.Element {
  const { user } = useStore(session)
  const header = (
    <SpaceHeader
      home="/admin"
      space={t('admin.space')}
      label={(name) => t('admin.wordmark', { name })}
      rooms={user?.is_staff ? rooms() : []}
    />
  )
  return (
    <Frame header={header} offline={t('admin.offline')}>
      {children}
      <ToastList />
    </Frame>
  )
}
