// What the people of an organization's list are called: pupils, students, or participants.
import type { Key } from '../shared/i18n'
import type { Organization } from './types'

const PEOPLE: Record<Organization['type'], Key> = {
  school: 'orga.nav.pupils',
  university: 'orga.nav.students',
  company: 'orga.nav.participants',
  association: 'orga.nav.participants',
  center: 'orga.nav.participants',
}

export const peopleKey = (type: Organization['type']): Key => PEOPLE[type]
