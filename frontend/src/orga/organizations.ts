// The organizations of who is signed in, as the pages of schools know them.
export { addressOf, isAdmin, loadOrganizations, organizations, spaceOf, useOrganization, usual } from '../space/organizations'

export const homeOf = (id: string): string => `/orga/${id}`
