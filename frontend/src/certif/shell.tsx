// What surrounds the pages of centers and of the room: which center, its rooms, one's own account.
import type { ComponentChildren, JSX } from 'preact'
import { t } from '../shared/i18n'
import { SpaceHeader } from '../space/header'
import type { Room } from '../space/header'
import { useCurrent } from '../space/organizations'
import { Frame } from '../ui/shell/frame'
import { ToastList } from '../ui/toast/toast-list'
import { ROOM, homeOf, sessionsOf, useUsualCenter } from './centers'

const roomsOf = (center: string): Room[] => [
  { href: homeOf(center), title: t('certif.nav.sessions'), isHome: true, also: sessionsOf(center) },
  { href: `${homeOf(center)}/team`, title: t('space.team') },
]

const room = (): Room => ({ href: ROOM, title: t('certif.nav.room') })

export function CertifShell({ children }: { children: ComponentChildren }): JSX.Element {
  const current = useCurrent()
  const usual = useUsualCenter()
  const center = current ?? usual
  const header = (
    <SpaceHeader
      home="/certif"
      space={t('certif.space')}
      label={(name) => t('certif.wordmark', { name })}
      rooms={center ? [...roomsOf(center.id), room()] : [room()]}
    />
  )
  return (
    <Frame header={header} offline={t('certif.offline')}>
      {children}
      <ToastList />
    </Frame>
  )
}
