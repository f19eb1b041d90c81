// The words of the API used by the staff's space. Their shapes come from the API's own document.
import type { components } from '../shared/api'

type Schemas = components['schemas']

export type OrganizationLine = Schemas['OrganizationLine']
export type OrganizationType = OrganizationLine['type']
export type BatchLine = Schemas['BatchLineView']
