// Inviting somebody to run an organization, when the first one did not come.
import type { JSX } from 'preact'
import { checkEmail } from '../../shared/checks'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import { language, t } from '../../shared/i18n'
import { FormCard } from '../../ui/card/form-card'
import { Dialog } from '../../ui/dialog/dialog'
import { Field } from '../../ui/field/field'
import { say } from '../../ui/toast/toasts'
import type { OrganizationLine } from '../types'

interface FormProps {
  organization: OrganizationLine
  onClose: () => void
}

function Form({ organization: { id, name }, onClose }: FormProps) {
  const form = useForm({
    initial: { email: '' },
    check: ({ email }) => checkEmail(email),
    send: async ({ email }) => {
      const body = { email: email.trim(), lang: language.get() }
      const params = { path: { organization_id: id } }
      await reply(client.POST('/api/admin/organizations/{organization_id}/invitations', { params, body }))
      onClose()
      say(t('admin.invited', { email: email.trim() }))
    },
  })
  return (
    <>
      <p class="soft">{t('admin.invite_text', { name })}</p>
      <FormCard form={form} action={t('admin.invite_send')} onCancel={onClose}>
        <Field {...form.bind('email')} label={t('form.email')} type="email" isRequired />
      </FormCard>
    </>
  )
}

interface InviteDialogProps {
  organization: OrganizationLine | null
  onClose: () => void
}

export function InviteDialog({ organization, onClose }: InviteDialogProps): JSX.Element {
  return (
    <Dialog isOpen={organization !== null} title={t('admin.invite')} onClose={onClose}>
      {organization && <Form organization={organization} onClose={onClose} />}
    </Dialog>
  )
}
