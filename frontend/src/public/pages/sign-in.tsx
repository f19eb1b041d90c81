// Signing in with an e-mail address and a password.
import type { JSX } from 'preact'
import { checkEmail, checkFilled, nextPlace } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { t, useLanguage as speak } from '../../shared/i18n'
import { navigate, place } from '../../shared/router'
import { session, signIn } from '../../shared/session'
import { useStore } from '../../shared/store'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { WaysElsewhere } from '../elsewhere/ways'

export default function SignIn(): JSX.Element {
  const { user } = useStore(session)
  const form = useForm({
    initial: { email: '', password: '' },
    check: ({ email, password }) => [
      ...checkEmail(email),
      ...checkFilled('password', password, t('form.password_missing')),
    ],
    send: async ({ email, password }) => {
      const user = await signIn(email.trim(), password)
      await speak(user.lang)
      navigate(nextPlace(place.get().search), { replace: true })
    },
  })
  return (
    <Page title={t('nav.sign_in')} width="narrow">
      <div class="stack">
        {user?.kind === 'anonymous' && (
          <Notice tone="warning">
            <p>{t('sign_in.leaves_answers')}</p>
          </Notice>
        )}
        <Card>
          <FormCard form={form} action={t('nav.sign_in')}>
            <Field {...form.bind('email')} label={t('form.email')} type="email" autocomplete="username" isRequired />
            <Field
              {...form.bind('password')}
              label={t('form.password')}
              type="password"
              autocomplete="current-password"
              isRequired
            />
          </FormCard>
        </Card>
        <WaysElsewhere />
      </div>
      <ul class="ways">
        <li>
          <a href="/forgotten-password">{t('sign_in.forgotten')}</a>
        </li>
        <li>
          <a href={`/sign-up${place.get().search}`}>{t('sign_in.no_account')}</a>
        </li>
        <li>
          <a href="/demo">{t('sign_in.demo')}</a>
        </li>
      </ul>
    </Page>
  )
}
