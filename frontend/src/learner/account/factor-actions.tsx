// What can be done with a second factor that is on: other recovery codes, turning it off.
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { checkFilled } from '../../shared/checks'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import type { User } from '../../shared/types'
import { Button } from '../../ui/button/button'
import { FormCard } from '../../ui/card/form-card'
import { Dialog } from '../../ui/dialog/dialog'
import { Field } from '../../ui/field/field'

interface Proofs {
  password: string
  code: string
}

interface ProveProps {
  user: User
  action: string
  isDanger?: boolean
  children: ComponentChildren
  onProved: (proofs: Proofs) => Promise<void>
  onCancel: () => void
}

/** Both proofs are asked again: a page left open is not enough. */
function Prove({ user, action, isDanger, children, onProved, onCancel }: ProveProps) {
  const form = useForm({
    initial: { proof_password: '', proof_code: '' },
    check: ({ proof_password, proof_code }) => [
      ...(user.has_password ? checkFilled('proof_password', proof_password, t('form.password_missing')) : []),
      ...checkFilled('proof_code', proof_code, t('entry.code_missing')),
    ],
    send: ({ proof_password: password, proof_code: code }) => onProved({ password, code }),
  })
  return (
    <>
      <p>{children}</p>
      <FormCard form={form} action={action} isDanger={isDanger} onCancel={onCancel}>
        {user.has_password && (
          <Field
            {...form.bind('proof_password')}
            label={t('form.password')}
            type="password"
            autocomplete="current-password"
            isRequired
          />
        )}
        <Field
          {...form.bind('proof_code')}
          label={t('factor.any_code')}
          writes="code"
          autocomplete="one-time-code"
          maxLength={32}
          isRequired
        />
      </FormCard>
    </>
  )
}

interface ActionsProps {
  user: User
  onCodes: (codes: readonly string[]) => void
  onRemoved: () => Promise<void>
}

export function FactorActions({ user, onCodes, onRemoved }: ActionsProps): JSX.Element {
  const [open, setOpen] = useState<'renew' | 'remove' | null>(null)
  const close = () => setOpen(null)

  async function renewCodes(body: Proofs) {
    const made = await reply(client.POST('/api/learner/account/second-factor/recovery-codes', { body }))
    close()
    onCodes(made.recovery_codes)
  }

  async function remove(body: Proofs) {
    await reply(client.POST('/api/learner/account/second-factor/removal', { body }))
    close()
    await onRemoved()
  }

  return (
    <>
      {user.is_staff && <p class="soft">{t('factor.staff')}</p>}
      <div class="account-actions">
        <Button variant="secondary" onPress={() => setOpen('renew')}>
          {t('factor.renew')}
        </Button>
        {!user.is_staff && (
          <Button variant="danger" onPress={() => setOpen('remove')}>
            {t('factor.remove')}
          </Button>
        )}
      </div>
      <Dialog isOpen={open === 'renew'} title={t('factor.renew_title')} onClose={close}>
        <Prove user={user} action={t('factor.renew_send')} onProved={renewCodes} onCancel={close}>
          {t('factor.renew_text')}
        </Prove>
      </Dialog>
      <Dialog isOpen={open === 'remove'} title={t('factor.remove_title')} onClose={close}>
        <Prove user={user} action={t('factor.remove_send')} isDanger onProved={remove} onCancel={close}>
          {t('factor.remove_text')}
        </Prove>
      </Dialog>
    </>
  )
}
