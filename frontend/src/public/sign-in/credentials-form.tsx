// The first step: who one says to be, and the password.
import type { JSX } from 'preact'
import { checkFilled } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { place } from '../../shared/router'
import { session, signIn } from '../../shared/session'
import { useStore } from '../../shared/store'
import type { User } from '../../shared/types'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Notice } from '../../ui/notice/notice'

export interface StepProps {
  run: (step: () => Promise<User>) => Promise<void>
}

/** A pupil's card has a code that opens this page with the user name filled in; what follows "#" is sent nowhere. */
const givenLogin = (): string => /^#login=([a-z0-9.]{3,64})$/.exec(place.get().hash)?.[1] ?? ''

export function CredentialsForm({ run }: StepProps): JSX.Element {
  const { user } = useStore(session)
  const form = useForm({
    initial: { login: givenLogin(), password: '' },
    check: ({ login, password }) => [
      ...checkFilled('login', login, t('entry.login_missing')),
      ...checkFilled('password', password, t('form.password_missing')),
    ],
    send: ({ login, password }) => run(() => signIn(login.trim(), password)),
  })
  return (
    <>
      {user?.kind === 'anonymous' && (
        <Notice tone="warning">
          <p>{t('sign_in.leaves_answers')}</p>
        </Notice>
      )}
      <Card>
        <FormCard form={form} action={t('nav.sign_in')}>
          <Field
            {...form.bind('login')}
            label={t('entry.login')}
            hint={t('entry.login_hint')}
            writes="code"
            autocomplete="username"
            isRequired
          />
          <Field
            {...form.bind('password')}
            label={t('form.password')}
            type="password"
            autocomplete="current-password"
            isRequired
          />
        </FormCard>
      </Card>
    </>
  )
}
