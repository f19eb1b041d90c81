// Choosing another password, from the link of a mail. The token is after the #: it never reaches a server's log.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { PASSWORD_MIN, checkPassword } from '../../shared/checks'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { place } from '../../shared/router'
import { ButtonLink } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'

const tokenOf = (hash: string): string => new URLSearchParams(hash.slice(1)).get('token') ?? ''

function NewPassword({ token, onDone }: { token: string; onDone: () => void }) {
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => checkPassword(password),
    send: async ({ password }) => {
      await reply(client.POST('/api/auth/reset-password', { body: { token, password } }))
      onDone()
    },
  })
  return (
    <Card>
      <FormCard form={form} action={t('reset.save')}>
        <Field
          {...form.bind('password')}
          label={t('form.new_password')}
          hint={t('form.password_hint', { n: PASSWORD_MIN })}
          type="password"
          autocomplete="new-password"
          isRequired
        />
      </FormCard>
    </Card>
  )
}

export default function ResetPassword(): JSX.Element {
  const [token] = useState(() => tokenOf(place.get().hash))
  const [isDone, setIsDone] = useState(false)
  return (
    <Page title={t('reset.title')} width="narrow">
      <div class="stack">
        <div role="status">
          {isDone && (
            <Notice tone="success">
              <p>{t('reset.done')}</p>
            </Notice>
          )}
        </div>
        {isDone && <ButtonLink href="/sign-in">{t('nav.sign_in')}</ButtonLink>}
        {!isDone && token && <NewPassword token={token} onDone={() => setIsDone(true)} />}
        {!token && (
          <>
            <Notice tone="warning">
              <p>{t('error.link_expired')}</p>
            </Notice>
            <ButtonLink href="/forgotten-password">{t('reset.ask_again')}</ButtonLink>
          </>
        )}
      </div>
    </Page>
  )
}
