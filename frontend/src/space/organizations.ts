// The organizations of who is signed in, and the one that the address names; for the spaces of schools and of centers.
import type { components } from '../shared/api'
import { client, reply } from '../shared/client'
import { place } from '../shared/router'
import { createStore, useStore } from '../shared/store'

type Schemas = components['schemas']
export type Organization = Schemas['OrganizationView']
export type WholeOrganization = Schemas['WholeOrganizationView']
export type Role = Organization['role']
export type Member = Schemas['MemberView']
export type Invitation = Schemas['InvitationView']
export type Invited = Schemas['InvitedView']

const LAST = 'sextant.organization'

export const organizations = createStore<readonly Organization[] | null>(null)

let pending: Promise<void> | null = null

/** Asks for them once; again after an invitation was accepted or a name changed. */
export function loadOrganizations({ again = false } = {}): Promise<void> {
  if (again) pending = null
  pending ??= reply(client.GET('/api/orga/organizations')).then(
    ({ items }) => organizations.set(items),
    (error: unknown) => {
      pending = null
      throw error
    },
  )
  return pending
}

export type Space = 'orga' | 'certif'

/** Certification centers have a space of their own. */
export const spaceOf = ({ type }: Pick<Organization, 'type'>): Space => (type === 'center' ? 'certif' : 'orga')

/** What its settings are called: a center is no establishment. */
export const settingsKey = (organization: Organization) =>
  spaceOf(organization) === 'certif' ? ('space.center_settings' as const) : ('space.settings' as const)

/** Where an organization works: `/orga/<id>`, `/certif/<id>`. */
export const addressOf = (organization: Organization): string => `/${spaceOf(organization)}/${organization.id}`

/** The id in an address of a space: /orga/<id>/… */
export const organizationIdOf = (path: string): string => /^\/(?:orga|certif)\/([a-z0-9]{24})(?:\/|$)/.exec(path)?.[1] ?? ''

export function remember(id: string): void {
  try {
    localStorage.setItem(LAST, id)
  } catch {
    // The next visit then begins with the first organization.
  }
}

/** The one of the last visit on this device, else the first. */
export function usual(found: readonly Organization[]): Organization | undefined {
  try {
    const last = localStorage.getItem(LAST)
    return found.find(({ id }) => id === last) ?? found[0]
  } catch {
    return found[0]
  }
}

/** The organization of the present address, if one is a member of it. */
export function useCurrent(): Organization | undefined {
  const all = useStore(organizations)
  const { path } = useStore(place)
  return all?.find(({ id }) => id === organizationIdOf(path))
}

/** The organization of the present address; only for pages below /orga/:organization or /certif/:organization. */
export function useOrganization(): Organization {
  const current = useCurrent()
  if (!current) throw new Error('A page of an organization was shown without one')
  return current
}

export const isAdmin = ({ role }: Organization): boolean => role === 'admin'
