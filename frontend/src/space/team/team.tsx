// Who works in the organization, who was asked to, and as what.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { client, reply } from '../../shared/client'
import { t } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { Loaded } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'
import { isAdmin, useOrganization } from '../organizations'
import { duties } from './duties'
import { Invitations } from './invitations'
import { InviteDialog } from './invite-dialog'
import { Members } from './members'
import './team.css'

export function TeamPage(): JSX.Element {
  const organization = useOrganization()
  const path = { organization_id: organization.id }
  const load = () => reply(client.GET('/api/orga/organizations/{organization_id}/members', { params: { path } }))
  const loading = useLoad(load, organization.id)
  const [isInviting, setIsInviting] = useState(false)
  const close = () => setIsInviting(false)
  const invite = (
    <Button onPress={() => setIsInviting(true)}>
      <Icon name="mail" />
      {t('invite.title')}
    </Button>
  )
  const done = () => {
    close()
    loading.retry()
  }
  return (
    <Page title={t('space.team')} lead={t(duties(organization).lead)} actions={isAdmin(organization) && invite}>
      <Loaded from={loading} lines={6}>
        {({ members, invitations }) => (
          <div class="team">
            <Members organization={organization} members={members} onChange={loading.retry} />
            <Invitations organization={organization} invitations={invitations} onChange={loading.retry} />
          </div>
        )}
      </Loaded>
      <InviteDialog isOpen={isInviting} organization={organization} onDone={done} onClose={close} />
    </Page>
  )
}
