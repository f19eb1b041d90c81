// What surrounds the pages of organizations: which one, its rooms, one's own account.
import type { ComponentChildren, JSX } from 'preact'
import { t } from '../shared/i18n'
import { SpaceHeader } from '../space/header'
import type { Room } from '../space/header'
import { useCurrent } from '../space/organizations'
import { Frame } from '../ui/shell/frame'
import { ToastList } from '../ui/toast/toast-list'
import { homeOf } from './organizations'
import { peopleKey } from './people'
import type { Organization } from './types'

function roomsOf({ id, type }: Organization): Room[] {
  const home = homeOf(id)
  return [
    { href: home, title: t('orga.nav.home'), isHome: true },
    { href: `${home}/campaigns`, title: t('orga.nav.campaigns') },
    { href: `${home}/learners`, title: t(peopleKey(type)) },
    { href: `${home}/team`, title: t('space.team') },
  ]
}

export function OrgaShell({ children }: { children: ComponentChildren }): JSX.Element {
  const organization = useCurrent()
  const header = (
    <SpaceHeader
      home="/orga"
      space={t('orga.space')}
      label={(name) => t('orga.wordmark', { name })}
      rooms={organization && roomsOf(organization)}
    />
  )
  return (
    <Frame header={header} offline={t('orga.offline')}>
      {children}
      <ToastList />
    </Frame>
  )
}
