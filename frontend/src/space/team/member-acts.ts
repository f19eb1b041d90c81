// What an administrator may do with a member: change the role, take out; oneself: leave.
import { client, reply } from '../../shared/client'
import { t } from '../../shared/i18n'
import { navigate } from '../../shared/router'
import { say } from '../../ui/toast/toasts'
import { loadOrganizations, spaceOf } from '../organizations'
import type { Member, Organization, Role } from '../organizations'
import { duties } from './duties'

const PATH = '/api/orga/organizations/{organization_id}/members/{user_id}'

export type Act = { kind: 'role' | 'removal'; member: Member }

export const nameOf = ({ first_name, last_name, email }: Member): string => `${first_name} ${last_name}`.trim() || (email ?? '')
export const otherRole = ({ role }: Member): Role => (role === 'admin' ? 'member' : 'admin')

/** Carries out an act, says that it is done, and asks for the list again. */
export function useActs(organization: Organization, onChange: () => void) {
  const params = ({ user_id }: Member) => ({ path: { organization_id: organization.id, user_id } })

  async function changeRole(member: Member) {
    const role = otherRole(member)
    await reply(client.PATCH(PATH, { params: params(member), body: { role } }))
    say(t(`team.now_${role}`, { name: nameOf(member) }))
    if (member.is_me) await loadOrganizations({ again: true })
    onChange()
  }

  async function remove(member: Member) {
    await reply(client.DELETE(PATH, { params: params(member) }))
    if (member.is_me) {
      await loadOrganizations({ again: true })
      navigate(`/${spaceOf(organization)}`)
      return
    }
    say(t('team.removed', { name: nameOf(member) }))
    onChange()
  }

  return { role: changeRole, removal: remove }
}

/** What is asked before the act: a title, what it means, the word on the button. */
export function wordsOfAct({ kind, member }: Act, organization: Organization) {
  const { name: place } = organization
  const words = duties(organization)
  const name = nameOf(member)
  if (kind === 'role') {
    const role = otherRole(member)
    return { title: t(`team.make_${role}_title`, { name }), text: t(words[role]), action: t(`team.make_${role}`) }
  }
  if (member.is_me) return { title: t('team.leave_title', { place }), text: t(words.left), action: t('team.leave') }
  return { title: t('team.remove_title', { name }), text: t(words.removed), action: t('team.remove') }
}
