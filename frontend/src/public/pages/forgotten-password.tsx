// Asking for a link to choose another password. The reply never says whether the address is known.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { checkEmail } from '../../shared/checks'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import { language, t } from '../../shared/i18n'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'

export default function ForgottenPassword(): JSX.Element {
  const [sentTo, setSentTo] = useState('')
  const form = useForm({
    initial: { email: '' },
    check: ({ email }) => checkEmail(email),
    send: async ({ email }) => {
      const body = { email: email.trim(), lang: language.get() }
      await reply(client.POST('/api/auth/forgotten-password', { body }))
      setSentTo(body.email)
    },
  })
  return (
    <Page title={t('forgotten.title')} lead={t('forgotten.lead')} width="narrow">
      <div role="status">
        {sentTo && (
          <Notice tone="success">
            <p>{t('forgotten.sent', { email: sentTo })}</p>
            <p>{t('forgotten.not_received')}</p>
          </Notice>
        )}
      </div>
      {!sentTo && (
        <Card>
          <FormCard form={form} action={t('forgotten.send')}>
            <Field {...form.bind('email')} label={t('form.email')} type="email" autocomplete="username" isRequired />
          </FormCard>
        </Card>
      )}
      <ul class="ways">
        <li>
          <a href="/sign-in">{t('nav.sign_in')}</a>
        </li>
      </ul>
    </Page>
  )
}
