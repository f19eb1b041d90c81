// The words of the API used by the organizations' space.
export interface Organization {
  id: string
  type: 'school' | 'university' | 'company' | 'association' | 'center'
  name: string
  uai: string | null
  role: 'member' | 'admin'
  demands_second_factor: boolean
}
