// The bar of a professional space: whose it is, which organization, one's own account; then its rooms.
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import { serviceName } from '../shared/framework'
import { t } from '../shared/i18n'
import { place } from '../shared/router'
import { session } from '../shared/session'
import { useStore } from '../shared/store'
import { Icon } from '../ui/icon/icon'
import { Menu } from '../ui/menu/menu'
import { AccountMenu } from '../ui/shell/account-menu'
import { Switches } from '../ui/shell/switches'
import { Wordmark } from '../ui/shell/wordmark'
import { addressOf, organizations, settingsKey, useCurrent } from './organizations'
import type { Organization } from './organizations'
import '../ui/shell/space.css'

export interface Room {
  /** Its address; a page belongs to the room whose address begins its own. */
  href: string
  title: string
  /** The first room of a space: its address begins every other. */
  isHome?: boolean
  /** Addresses that belong to it besides its own. */
  also?: string
}

const begins = (path: string, href: string) => path === href || path.startsWith(`${href}/`)

function currentOf({ href, isHome, also }: Room, path: string): 'page' | 'true' | undefined {
  const here = path.replace(/(.)\/$/, '$1')
  if (here === href) return 'page'
  return (!isHome && begins(here, href)) || (also && begins(here, also)) ? 'true' : undefined
}

export function Rooms({ rooms }: { rooms: readonly Room[] }): JSX.Element {
  const { path } = useStore(place)
  const rowRef = useRef<HTMLElement>(null)
  // On a phone the row is longer than the screen: the room one is in is brought into sight.
  useLayoutEffect(() => {
    const row = rowRef.current
    const here = row?.querySelector<HTMLElement>('[aria-current]')
    if (row && here) row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2
  }, [path])
  return (
    <nav class="space-rooms" ref={rowRef} aria-label={t('shell.nav')}>
      {rooms.map((room) => (
        <a key={room.href} href={room.href} aria-current={currentOf(room, path)}>
          {room.title}
        </a>
      ))}
    </nav>
  )
}

function Switcher({ organization }: { organization: Organization }) {
  const all = useStore(organizations) ?? []
  return (
    <Menu label={organization.name} about={t('space.menu')}>
      {all.length > 1 &&
        all.map((one) => (
          <li key={one.id}>
            <a href={addressOf(one)} aria-current={one.id === organization.id ? 'true' : undefined}>
              <Icon name={one.id === organization.id ? 'check' : 'building'} />
              {one.name}
            </a>
          </li>
        ))}
      <li class={all.length > 1 ? 'menu-rule' : undefined}>
        <a href={`${addressOf(organization)}/settings`}>
          <Icon name="pencil" />
          {t(settingsKey(organization))}
        </a>
      </li>
    </Menu>
  )
}

interface HeaderProps {
  /** The address of the space's way in. */
  home: string
  /** What the space is called. */
  space: string
  /** The name of the link on the wordmark. */
  label: (name: string) => string
  rooms?: readonly Room[]
  /** In place of the organization's name. */
  place?: ComponentChildren
}

export function SpaceHeader({ home, space, label, rooms = [], place: shown }: HeaderProps): JSX.Element {
  const name = useStore(serviceName)
  const { user } = useStore(session)
  const organization = useCurrent()
  const where = organization ? <Switcher organization={organization} /> : shown
  return (
    <>
      <div class="header-bar space-bar">
        <a class="wordmark" href={home} aria-label={label(name)}>
          <Wordmark name={name} /> <span class="wordmark-space">{space}</span>
        </a>
        {where && <div class="space-place">{where}</div>}
        {user && <AccountMenu user={user} />}
        <Switches />
      </div>
      {rooms.length > 0 && <Rooms rooms={rooms} />}
    </>
  )
}
