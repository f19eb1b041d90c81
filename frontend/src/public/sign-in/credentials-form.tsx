// The first step: who one says to be, and the password.
import type { JSX } from 'preact'
import { checkFilled } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
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

export function CredentialsForm({ run }: StepProps): JSX.Element {
  const { user } = useStore(session)
  const form = useForm({
    initial: { login: '', password: '' },
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
