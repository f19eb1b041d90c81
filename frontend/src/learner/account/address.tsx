// The e-mail address: the present one, and another once its code has come back.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { checkEmail, checkFilled } from '../../shared/checks'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { useProviders } from '../../shared/providers'
import { setUser } from '../../shared/session'
import type { User } from '../../shared/types'
import { Button } from '../../ui/button/button'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Notice } from '../../ui/notice/notice'
import { Done, Section } from './section'

interface AskProps {
  user: User
  onSent: (email: string) => void
  onCancel: () => void
}

function Ask({ user, onSent, onCancel }: AskProps) {
  const form = useForm({
    initial: { email: '', email_password: '' },
    check: ({ email, email_password: password }) => [
      ...checkEmail(email),
      ...(user.has_password ? checkFilled('email_password', password, t('form.password_missing')) : []),
    ],
    send: async ({ email, email_password: password }) => {
      const address = email.trim()
      await reply(client.POST('/api/learner/account/email', { body: { email: address, password } }))
      onSent(address)
    },
  })
  return (
    <FormCard form={form} action={t('address.send')} onCancel={onCancel}>
      <Field {...form.bind('email')} label={t('address.new')} type="email" autocomplete="email" isRequired />
      {user.has_password && (
        <Field
          {...form.bind('email_password')}
          label={t('form.password')}
          type="password"
          autocomplete="current-password"
          isRequired
        />
      )}
    </FormCard>
  )
}

interface ConfirmProps {
  email: string
  onConfirmed: (user: User) => void
  onCancel: () => void
}

function Confirm({ email, onConfirmed, onCancel }: ConfirmProps) {
  const form = useForm({
    initial: { email_code: '' },
    check: ({ email_code: code }) => checkFilled('email_code', code, t('address.code_missing')),
    send: async ({ email_code: code }) =>
      onConfirmed(await reply(client.POST('/api/learner/account/email/confirmation', { body: { code } }))),
  })
  return (
    <div class="stack">
      <Notice isLive>
        <p>{t('address.sent', { email })}</p>
      </Notice>
      <FormCard form={form} action={t('address.confirm')} onCancel={onCancel}>
        <Field
          {...form.bind('email_code')}
          label={t('address.code')}
          writes="digits"
          autocomplete="one-time-code"
          maxLength={16}
          isRequired
        />
      </FormCard>
    </div>
  )
}

function Elsewhere({ user }: { user: User }) {
  const known = new Map(useProviders().map(({ id, name }) => [id, name]))
  const names = user.identities.map(({ provider }) => known.get(provider) ?? provider).join(', ')
  return <p>{t('address.identities', { names })}</p>
}

function WaysIn({ user }: { user: User }) {
  return (
    <div class="account-text">
      <p>{user.email ? t('address.present', { email: user.email }) : t('address.none')}</p>
      {user.username && <p>{t('address.username', { username: user.username })}</p>}
      {user.identities.length > 0 && <Elsewhere user={user} />}
    </div>
  )
}

export function Address({ user }: { user: User }): JSX.Element {
  const [isChanging, setIsChanging] = useState(false)
  const [asked, setAsked] = useState('')
  const [done, setDone] = useState('')

  function close() {
    setIsChanging(false)
    setAsked('')
  }

  function confirmed(changed: User) {
    setUser(changed)
    close()
    setDone(t('address.changed', { email: changed.email ?? '' }))
  }

  return (
    <Section title={t('address.title')}>
      <WaysIn user={user} />
      {!isChanging && (
        <Button variant="secondary" onPress={() => setIsChanging(true)}>
          {t(user.email ? 'address.change' : 'address.add')}
        </Button>
      )}
      {isChanging && !asked && <Ask user={user} onSent={setAsked} onCancel={close} />}
      {isChanging && asked && <Confirm email={asked} onConfirmed={confirmed} onCancel={close} />}
      <Done text={done} />
    </Section>
  )
}
