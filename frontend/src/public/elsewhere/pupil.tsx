// A pupil whom the portal has named: the date of birth finds them on their school's list.
import type { JSX } from 'preact'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import { language, t } from '../../shared/i18n'
import { FormCard } from '../../ui/card/form-card'
import { BirthDate, isDay } from '../../ui/date-field/birth-date'
import { goIn } from './arrival'

export function Pupil({ next }: { next: string }): JSX.Element {
  const form = useForm({
    initial: { birth_date: '' },
    check: ({ birth_date }) =>
      isDay(birth_date) ? [] : [{ field: 'birth_date', text: t('elsewhere.birth_date_missing') }],
    send: async ({ birth_date }) => {
      const body = { birth_date, lang: language.get() }
      await goIn(await reply(client.POST('/api/auth/sso/pupil', { body })), next)
    },
  })
  return (
    <>
      <p>{t('elsewhere.pupil_text')}</p>
      <FormCard form={form} action={t('elsewhere.pupil_send')}>
        <BirthDate {...form.bind('birth_date')} label={t('elsewhere.birth_date')} />
      </FormCard>
    </>
  )
}
