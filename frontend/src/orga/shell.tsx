// What surrounds the pages of organizations: which one, its rooms, one's own account.
import type { ComponentChildren, JSX } from 'preact'
import { serviceName } from '../shared/framework'
import { t } from '../shared/i18n'
import type { Key } from '../shared/i18n'
import { place } from '../shared/router'
import { session } from '../shared/session'
import { useStore } from '../shared/store'
import { Icon } from '../ui/icon/icon'
import { Menu } from '../ui/menu/menu'
import { Frame } from '../ui/shell/frame'
import { AccountMenu } from '../ui/shell/account-menu'
import { Switches } from '../ui/shell/switches'
import { Wordmark } from '../ui/shell/wordmark'
import { ToastList } from '../ui/toast/toast-list'
import { homeOf, organizations, useCurrent } from './organizations'
import { peopleKey } from './people'
import type { Organization } from './types'
import '../ui/shell/space.css'

/** The rooms of an organization; a page belongs to the one whose address begins its own. */
const ROOMS: readonly { path: string; title: (organization: Organization) => Key }[] = [
  { path: '', title: () => 'orga.nav.home' },
  { path: '/campaigns', title: () => 'orga.nav.campaigns' },
  { path: '/learners', title: ({ type }) => peopleKey(type) },
  { path: '/team', title: () => 'orga.nav.team' },
]

function Rooms({ organization }: { organization: Organization }) {
  const { path } = useStore(place)
  const home = homeOf(organization.id)
  const room = path.slice(home.length).split('/')[1] ?? ''
  const here = (own: string) => {
    if (path.replace(/\/$/, '') === home + own) return 'page'
    return own && room === own.slice(1) ? 'true' : undefined
  }
  return (
    <nav class="space-rooms" aria-label={t('shell.nav')}>
      {ROOMS.map(({ path: own, title }) => (
        <a key={own} href={home + own} aria-current={here(own)}>
          {t(title(organization))}
        </a>
      ))}
    </nav>
  )
}

function Switcher({ organization }: { organization: Organization }) {
  const all = useStore(organizations) ?? []
  return (
    <Menu label={organization.name} about={t('orga.menu')}>
      {all.length > 1 &&
        all.map(({ id, name }) => (
          <li key={id}>
            <a href={homeOf(id)} aria-current={id === organization.id ? 'true' : undefined}>
              <Icon name={id === organization.id ? 'check' : 'building'} />
              {name}
            </a>
          </li>
        ))}
      <li class={all.length > 1 ? 'menu-rule' : undefined}>
        <a href={`${homeOf(organization.id)}/settings`}>
          <Icon name="pencil" />
          {t('orga.nav.settings')}
        </a>
      </li>
    </Menu>
  )
}

function Header() {
  const name = useStore(serviceName)
  const { user } = useStore(session)
  const organization = useCurrent()
  return (
    <>
      <div class="header-bar space-bar">
        <a class="wordmark" href="/orga" aria-label={t('orga.wordmark', { name })}>
          <Wordmark name={name} />{' '}
          <span class="wordmark-space">{t('orga.space')}</span>
        </a>
        {organization && (
          <div class="space-place">
            <Switcher organization={organization} />
          </div>
        )}
        {user && <AccountMenu user={user} />}
        <Switches />
      </div>
      {organization && <Rooms organization={organization} />}
    </>
  )
}

export function OrgaShell({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <Frame header={<Header />} offline={t('orga.offline')}>
      {children}
      <ToastList />
    </Frame>
  )
}
