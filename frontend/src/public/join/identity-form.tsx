// First name, last name, birth date. Accessibility: three labelled controls; what to do when not found is under the form, always.
import type { JSX } from 'preact'
import { checkFilled } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { BirthDate, isDay } from '../../ui/date-field/birth-date'
import { Field } from '../../ui/field/field'
import type { Identity } from './identity'

interface IdentityFormProps {
  initial: Identity
  action: string
  onGiven: (identity: Identity) => Promise<void>
}

const check = ({ first_name, last_name, birth_date }: Identity) => [
  ...checkFilled('first_name', first_name, t('form.first_name_missing')),
  ...checkFilled('last_name', last_name, t('form.last_name_missing')),
  ...(isDay(birth_date) ? [] : [{ field: 'birth_date', text: t('join.birth_date_missing') }]),
]

export function IdentityForm({ initial, action, onGiven }: IdentityFormProps): JSX.Element {
  const form = useForm({ initial, check, send: onGiven })
  return (
    <Card>
      <FormCard form={form} action={action}>
        <Field {...form.bind('first_name')} label={t('join.first_name')} autocomplete="off" isRequired maxLength={100} />
        <Field
          {...form.bind('last_name')}
          label={t('join.last_name')}
          hint={t('join.tolerant')}
          autocomplete="off"
          isRequired
          maxLength={100}
        />
        <BirthDate
          {...form.bind('birth_date')}
          label={t('join.birth_date')}
          hint={t('join.birth_date_hint')}
          isRequired
        />
      </FormCard>
    </Card>
  )
}

/** What to try, and who can help: there is no dead end. */
export function NotFoundHelp(): JSX.Element {
  return (
    <details class="join-help">
      <summary>{t('join.not_found_title')}</summary>
      <ul>
        <li>{t('join.not_found_birth')}</li>
        <li>{t('join.not_found_name')}</li>
        <li>{t('join.not_found_teacher')}</li>
      </ul>
    </details>
  )
}
