// What the members of a team do: not the same in a school and in a certification center.
import type { Key } from '../../shared/i18n'
import type { Organization } from '../organizations'
import { spaceOf } from '../organizations'

interface Duties {
  lead: Key
  member: Key
  admin: Key
  /** What happens to what a member made, once they are gone. */
  removed: Key
  left: Key
}

const DUTIES: Record<'orga' | 'certif', Duties> = {
  orga: { lead: 'team.lead', member: 'team.member_may', admin: 'team.admin_may', removed: 'team.remove_text', left: 'team.leave_text' },
  certif: {
    lead: 'team.center_lead',
    member: 'team.center_member_may',
    admin: 'team.center_admin_may',
    removed: 'team.center_remove_text',
    left: 'team.center_leave_text',
  },
}

export const duties = (organization: Pick<Organization, 'type'>): Duties => DUTIES[spaceOf(organization)]
