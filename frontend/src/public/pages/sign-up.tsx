// Creating an account, or giving a name to the anonymous one that took the demonstration.
import type { JSX } from 'preact'
import { PASSWORD_MIN, checkEmail, checkFilled, checkPassword, nextPlace } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { language, t } from '../../shared/i18n'
import { navigate, place } from '../../shared/router'
import { session, signUp } from '../../shared/session'
import { useStore } from '../../shared/store'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { Checkbox, Field } from '../../ui/field/field'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { TermsLabel } from '../terms-label'

interface Values extends Record<string, string | boolean> {
  first_name: string
  last_name: string
  email: string
  password: string
  accepts_terms: boolean
}

const EMPTY: Values = { first_name: '', last_name: '', email: '', password: '', accepts_terms: false }

function check(values: Values) {
  return [
    ...checkFilled('first_name', values.first_name, t('form.first_name_missing')),
    ...checkFilled('last_name', values.last_name, t('form.last_name_missing')),
    ...checkEmail(values.email),
    ...checkPassword(values.password),
    ...(values.accepts_terms ? [] : [{ field: 'accepts_terms', text: t('form.terms_missing') }]),
  ]
}

async function send(values: Values): Promise<void> {
  await signUp({
    first_name: values.first_name.trim(),
    last_name: values.last_name.trim(),
    email: values.email.trim(),
    password: values.password,
    lang: language.get(),
    accepts_terms: true,
  })
  navigate(nextPlace(place.get().search), { replace: true })
}

export default function SignUp(): JSX.Element {
  const form = useForm({ initial: EMPTY, check, send })
  const { user } = useStore(session)
  return (
    <Page title={t('nav.sign_up')} lead={t('sign_up.lead')} width="narrow">
      <div class="stack">
        {user?.kind === 'anonymous' && (
          <Notice>
            <p>{t('sign_up.keeps_answers')}</p>
          </Notice>
        )}
        <Card>
          <FormCard form={form} action={t('nav.sign_up')}>
            <Field {...form.bind('first_name')} label={t('form.first_name')} autocomplete="given-name" isRequired />
            <Field {...form.bind('last_name')} label={t('form.last_name')} autocomplete="family-name" isRequired />
            <Field
              {...form.bind('email')}
              label={t('form.email')}
              hint={t('form.email_hint')}
              type="email"
              autocomplete="email"
              isRequired
            />
            <Field
              {...form.bind('password')}
              label={t('form.password')}
              hint={t('form.password_hint', { n: PASSWORD_MIN })}
              type="password"
              autocomplete="new-password"
              isRequired
            />
            <Checkbox {...form.bind('accepts_terms')} label={<TermsLabel />} />
          </FormCard>
        </Card>
        <p>
          {t('sign_up.have_account')} <a href={`/sign-in${place.get().search}`}>{t('nav.sign_in')}</a>
        </p>
      </div>
    </Page>
  )
}
