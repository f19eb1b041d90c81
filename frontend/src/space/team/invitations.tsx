// Who was asked to join and did not answer yet.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { client, reply } from '../../shared/client'
import { formatDay, t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Confirm } from '../../ui/confirm/confirm'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import { say } from '../../ui/toast/toasts'
import { isAdmin } from '../organizations'
import type { Invitation, Organization } from '../organizations'
import { RoleBadge } from './role-badge'

const PATH = '/api/orga/organizations/{organization_id}/invitations/{invitation_id}'

interface InvitationsProps {
  organization: Organization
  invitations: readonly Invitation[]
  onChange: () => void
}

interface ActsProps {
  invitation: Invitation
  onResend: () => Promise<void>
  onCancel: () => void
}

function Acts({ invitation: { email }, onResend, onCancel }: ActsProps) {
  const [isBusy, setIsBusy] = useState(false)
  const resend = () => {
    setIsBusy(true)
    void onResend().finally(() => setIsBusy(false))
  }
  return (
    <div class="team-acts">
      <Button variant="quiet" isBusy={isBusy} onPress={resend} label={t('team.resend_to', { email })}>
        {t('team.resend')}
      </Button>
      <Button variant="quiet" onPress={onCancel} label={t('team.cancel_of', { email })}>
        {t('team.cancel')}
      </Button>
    </div>
  )
}

export function Invitations({ organization, invitations, onChange }: InvitationsProps): JSX.Element | null {
  const [canceled, setCanceled] = useState<Invitation | null>(null)
  const params = ({ id }: Invitation) => ({ path: { organization_id: organization.id, invitation_id: id } })

  async function resend(invitation: Invitation) {
    try {
      await reply(client.POST(`${PATH}/resending`, { params: params(invitation), body: {} }))
      say(t('team.resent', { email: invitation.email }))
      onChange()
    } catch (error) {
      say(wordsOf(asProblem(error).code))
    }
  }

  async function cancel() {
    if (!canceled) return
    await reply(client.DELETE(PATH, { params: params(canceled) }))
    say(t('team.canceled', { email: canceled.email }))
    onChange()
  }

  const columns: Column<Invitation>[] = [
    { id: 'email', title: t('form.email'), isHeader: true, sortBy: ({ email }) => email, cell: ({ email }) => <span class="team-address">{email}</span> },
    { id: 'role', title: t('team.role'), cell: ({ role }) => <RoleBadge role={role} /> },
    { id: 'invited_at', title: t('team.invited_at'), sortBy: ({ invited_at }) => invited_at, cell: ({ invited_at }) => formatDay(invited_at, 'medium') },
    { id: 'expires_at', title: t('team.expires_at'), sortBy: ({ expires_at }) => expires_at, cell: ({ expires_at }) => formatDay(expires_at, 'medium') },
    {
      id: 'acts',
      title: t('team.acts'),
      isTitleHidden: true,
      cell: (invitation) => <Acts invitation={invitation} onResend={() => resend(invitation)} onCancel={() => setCanceled(invitation)} />,
    },
  ]
  if (!invitations.length) return null
  const shown = isAdmin(organization) ? columns : columns.slice(0, -1)
  return (
    <>
      <Table caption={t('team.invitations')} rows={invitations} columns={shown} keyOf={({ id }) => id} />
      <Confirm
        isOpen={canceled !== null}
        title={t('team.cancel_title')}
        action={t('team.cancel_action')}
        isDanger
        onConfirm={cancel}
        onClose={() => setCanceled(null)}
      >
        <p>{t('team.cancel_text', { email: canceled?.email ?? '' })}</p>
      </Confirm>
    </>
  )
}
