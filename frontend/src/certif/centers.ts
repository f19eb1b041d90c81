// The centers of who is signed in, and their addresses.
import { organizations, spaceOf, usual } from '../space/organizations'
import type { Organization } from '../space/organizations'
import { useStore } from '../shared/store'

export { isAdmin, loadOrganizations, useOrganization as useCenter } from '../space/organizations'
export type { Organization as Center } from '../space/organizations'

/** Where one opens the room of a session, with its number and its secret. */
export const ROOM = '/certif/room'

export const homeOf = (id: string): string => `/certif/${id}`

export const sessionsOf = (id: string): string => `${homeOf(id)}/sessions`

/** The center of the last visit on this device, else the first; undefined without any, or before they are known. */
export function useUsualCenter(): Organization | undefined {
  const all = useStore(organizations) ?? []
  return usual(all.filter((one) => spaceOf(one) === 'certif'))
}
