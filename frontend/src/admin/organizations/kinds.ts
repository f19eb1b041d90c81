// The kinds of organizations, in the order in which staff look for them.
import type { OrganizationType } from '../types'

export const TYPES: readonly OrganizationType[] = ['school', 'university', 'company', 'association', 'center']
