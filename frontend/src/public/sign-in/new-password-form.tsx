// After a one-time password: one's own.
import type { JSX } from 'preact'
import { PASSWORD_MIN, checkPassword } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { choosePassword } from '../../shared/session'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import type { StepProps } from './credentials-form'

export function NewPasswordForm({ run }: StepProps): JSX.Element {
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => checkPassword(password),
    send: ({ password }) => run(() => choosePassword(password)),
  })
  return (
    <Card>
      <FormCard form={form} action={t('entry.new_send')}>
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
