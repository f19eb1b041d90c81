// Asking colleagues to join: their addresses, and what they will be.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { checkEmail } from '../../shared/checks'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import type { FormError } from '../../shared/form'
import { language, t, tn } from '../../shared/i18n'
import { FormCard } from '../../ui/card/form-card'
import { Dialog } from '../../ui/dialog/dialog'
import { RadioCards } from '../../ui/radio-cards/radio-cards'
import { TextArea } from '../../ui/text-area/text-area'
import { say } from '../../ui/toast/toasts'
import type { Invited, Organization, Role } from '../organizations'
import { duties } from './duties'

const PATH = '/api/orga/organizations/{organization_id}/invitations'
const MOST = 20

/** Addresses parted by lines, spaces, commas or semicolons, each once. */
export function addressesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))]
}

function check({ emails }: { emails: string }): FormError[] {
  const found = addressesIn(emails)
  const wrong = found.filter((email) => checkEmail(email).length)
  if (!found.length) return [{ field: 'emails', text: t('invite.none') }]
  if (wrong.length) return [{ field: 'emails', text: t('invite.wrong', { list: wrong.join(', ') }) }]
  return found.length > MOST ? [{ field: 'emails', text: t('invite.many', { n: MOST }) }] : []
}

function sayWhatCame({ items, already }: Invited) {
  const sent = items.length ? [tn('invite.sent', items.length)] : []
  const known = already.map(({ email, reason }) => t(`invite.already_${reason}`, { email }))
  say([...sent, ...known].join(' '))
}

interface FormProps {
  organization: Organization
  onDone: () => void
  onClose: () => void
}

function Form({ organization, onDone, onClose }: FormProps) {
  const [key] = useState(() => crypto.randomUUID())
  const form = useForm({
    initial: { emails: '', role: 'member' },
    check,
    send: async ({ emails, role }) => {
      const body = { emails: addressesIn(emails), role: role as Role, lang: language.get() }
      const params = { path: { organization_id: organization.id } }
      const invited = await reply(client.POST(PATH, { params, body, headers: { 'Idempotency-Key': key } }))
      onDone()
      sayWhatCame(invited)
    },
  })
  return (
    <FormCard form={form} action={t('invite.send')} onCancel={onClose}>
      <TextArea {...form.bind('emails')} label={t('invite.emails')} hint={t('invite.emails_hint', { n: MOST })} rows={4} />
      <RadioCards
        {...form.bind('role')}
        label={t('invite.role')}
        options={[
          { value: 'member', title: t('role.member'), text: t(duties(organization).member) },
          { value: 'admin', title: t('role.admin'), text: t(duties(organization).admin) },
        ]}
      />
    </FormCard>
  )
}

interface InviteDialogProps extends FormProps {
  isOpen: boolean
}

export function InviteDialog({ isOpen, ...form }: InviteDialogProps): JSX.Element {
  return (
    <Dialog isOpen={isOpen} title={t('invite.title')} onClose={form.onClose}>
      <p class="soft">{t('invite.text')}</p>
      <Form {...form} />
    </Dialog>
  )
}
