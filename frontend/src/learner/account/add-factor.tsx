// Adding a second factor: the password, the square to aim at, the first code.
import type { JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { checkFilled } from '../../shared/checks'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import type { NewFactor, User } from '../../shared/types'
import { FormCard } from '../../ui/card/form-card'
import { CopyButton } from '../../ui/copy/copy-button'
import { Field } from '../../ui/field/field'
import { Qr } from '../../ui/qr/qr'

interface AddProps {
  user: User
  onCodes: (codes: readonly string[]) => void
  onCancel: () => void
}

/** A step's heading, which takes focus when the step comes. */
function StepTitle({ text }: { text: string }) {
  const headingRef = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => headingRef.current?.focus(), [])
  return (
    <h3 ref={headingRef} tabIndex={-1} class="account-step">
      {text}
    </h3>
  )
}

function Ask({ user, onMade, onCancel }: { user: User; onMade: (made: NewFactor) => void; onCancel: () => void }) {
  const form = useForm({
    initial: { factor_password: '' },
    check: ({ factor_password: password }) =>
      user.has_password ? checkFilled('factor_password', password, t('form.password_missing')) : [],
    send: async ({ factor_password: password }) =>
      onMade(await reply(client.POST('/api/learner/account/second-factor', { body: { password } }))),
  })
  return (
    <>
      <StepTitle text={t('factor.password_title')} />
      <FormCard form={form} action={t('factor.go_on')} onCancel={onCancel}>
        {user.has_password && (
          <Field
            {...form.bind('factor_password')}
            label={t('form.password')}
            type="password"
            autocomplete="current-password"
            isRequired
          />
        )}
      </FormCard>
    </>
  )
}

/** Groups of four are easier to copy by hand. */
const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

function Scan({ made }: { made: NewFactor }) {
  return (
    <>
      <StepTitle text={t('factor.scan_title')} />
      <p>{t('factor.scan_text')}</p>
      <div class="factor-square">
        <Qr rows={made.qr} label={t('factor.qr')} />
        <div class="factor-secret">
          <p class="soft small">{t('factor.secret')}</p>
          <p>
            <code translate={false}>{grouped(made.secret)}</code>
          </p>
          <CopyButton text={made.secret} label={t('factor.copy_secret')} />
          <p class="small">
            <a href={made.address}>{t('factor.open_app')}</a>
          </p>
        </div>
      </div>
    </>
  )
}

function Confirm({ onCodes, onCancel }: Omit<AddProps, 'user'>) {
  const form = useForm({
    initial: { factor_code: '' },
    check: ({ factor_code: code }) => checkFilled('factor_code', code, t('entry.code_missing')),
    send: async ({ factor_code: code }) => {
      const made = await reply(client.POST('/api/learner/account/second-factor/confirmation', { body: { code } }))
      onCodes(made.recovery_codes)
    },
  })
  return (
    <FormCard form={form} action={t('factor.confirm')} onCancel={onCancel}>
      <Field
        {...form.bind('factor_code')}
        label={t('factor.first_code')}
        writes="digits"
        autocomplete="one-time-code"
        maxLength={16}
        isRequired
      />
    </FormCard>
  )
}

export function AddFactor({ user, onCodes, onCancel }: AddProps): JSX.Element {
  const [made, setMade] = useState<NewFactor | null>(null)
  if (!made) return <Ask user={user} onMade={setMade} onCancel={onCancel} />
  return (
    <>
      <Scan made={made} />
      <Confirm onCodes={onCodes} onCancel={onCancel} />
    </>
  )
}
