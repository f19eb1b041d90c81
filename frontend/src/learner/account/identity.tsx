// First name, last name.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { checkFilled } from '../../shared/checks'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { setUser } from '../../shared/session'
import type { User } from '../../shared/types'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Done, Section } from './section'

export function Identity({ user }: { user: User }): JSX.Element {
  const [done, setDone] = useState('')
  const form = useForm({
    initial: { first_name: user.first_name, last_name: user.last_name },
    check: ({ first_name, last_name }) => [
      ...checkFilled('first_name', first_name, t('form.first_name_missing')),
      ...checkFilled('last_name', last_name, t('form.last_name_missing')),
    ],
    send: async ({ first_name, last_name }) => {
      setDone('')
      const body = { first_name: first_name.trim(), last_name: last_name.trim(), lang: user.lang }
      setUser(await reply(client.PATCH('/api/learner/account', { body })))
      setDone(t('form.saved'))
    },
  })
  return (
    <Section title={t('account.identity')}>
      <FormCard form={form} action={t('form.save')}>
        <Field {...form.bind('first_name')} label={t('form.first_name')} autocomplete="given-name" isRequired />
        <Field {...form.bind('last_name')} label={t('form.last_name')} autocomplete="family-name" isRequired />
      </FormCard>
      <Done text={done} />
    </Section>
  )
}
