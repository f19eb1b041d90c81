// What follows once a pupil is found: a user name and a password, or the account there is already.
import type { JSX } from 'preact'
import { PASSWORD_MIN, checkPassword } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { Button, ButtonLink } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { CopyButton } from '../../ui/copy/copy-button'
import { Field } from '../../ui/field/field'

interface NewAccountProps {
  username: string
  onPassword: (password: string) => Promise<void>
  onBack: () => void
}

export function NewAccount({ username, onPassword, onBack }: NewAccountProps): JSX.Element {
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => checkPassword(password),
    send: ({ password }) => onPassword(password),
  })
  return (
    <div class="stack">
      <div class="join-name">
        <p class="join-name-label">{t('join.name_label')}</p>
        <p class="join-name-value" translate={false}>
          {username}
        </p>
        <CopyButton text={username} label={t('join.copy')} />
        <p class="soft small">{t('join.keep')}</p>
      </div>
      <Card>
        <FormCard form={form} action={t('join.enter')}>
          {/* A password manager keeps both together. */}
          <input class="visually-hidden" type="text" name="username" autocomplete="username" value={username} readOnly tabIndex={-1} aria-hidden="true" />
          <Field
            {...form.bind('password')}
            label={t('join.password')}
            hint={t('join.password_hint', { n: PASSWORD_MIN })}
            type="password"
            autocomplete="new-password"
            isRequired
          />
        </FormCard>
      </Card>
      <p>
        <Button variant="quiet" onPress={onBack}>
          {t('join.back')}
        </Button>
      </p>
    </div>
  )
}

interface KnownProps {
  known: string | null
  signIn: string
  onBack: () => void
}

export function Known({ known, signIn, onBack }: KnownProps): JSX.Element {
  return (
    <div class="stack">
      {known ? (
        <div class="join-name">
          <p class="join-name-label">{t('join.known_text')}</p>
          <p class="join-name-value" translate={false}>
            {known}
          </p>
        </div>
      ) : (
        <p>{t('join.known_portal')}</p>
      )}
      <p>
        <ButtonLink href={signIn}>{t('join.sign_in')}</ButtonLink>
      </p>
      <p>{t('join.known_forgotten')}</p>
      <p class="soft">{t('join.known_not_me')}</p>
      <p>
        <Button variant="quiet" onPress={onBack}>
          {t('join.back')}
        </Button>
      </p>
    </div>
  )
}
