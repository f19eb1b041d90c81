// Adding somebody who is on no file.
import type { JSX } from 'preact'
import { checkFilled } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { FormCard } from '../../ui/card/form-card'
import { BirthDate, isDay } from '../../ui/date-field/birth-date'
import { Dialog } from '../../ui/dialog/dialog'
import { Field } from '../../ui/field/field'
import { say } from '../../ui/toast/toasts'
import { addLearner, nameOf } from './api'

interface AddProps {
  organization: string
  onDone: () => void
  onClose: () => void
}

const isBlank = (date: string) => !/\d/.test(date)

function AddForm({ organization, onDone, onClose }: AddProps) {
  const form = useForm({
    initial: { first_name: '', last_name: '', birth_date: '', division: '' },
    check: ({ first_name, last_name, birth_date }) => [
      ...checkFilled('first_name', first_name, t('form.first_name_missing')),
      ...checkFilled('last_name', last_name, t('form.last_name_missing')),
      ...(isBlank(birth_date) || isDay(birth_date) ? [] : [{ field: 'birth_date', text: t('learners.birth_date_wrong') }]),
    ],
    send: async ({ first_name, last_name, birth_date, division }) => {
      const body = { first_name, last_name, birth_date: isBlank(birth_date) ? null : birth_date, division }
      const added = await addLearner(organization, body)
      say(t('learners.added', { name: nameOf(added) }))
      onDone()
      onClose()
    },
  })
  return (
    <FormCard form={form} action={t('learners.add_go')} onCancel={onClose}>
      <Field {...form.bind('first_name')} label={t('learners.first_name')} autocomplete="off" isRequired />
      <Field {...form.bind('last_name')} label={t('learners.last_name')} autocomplete="off" isRequired />
      <BirthDate {...form.bind('birth_date')} label={t('learners.birth_date')} hint={t('learners.birth_date_hint')} />
      <Field {...form.bind('division')} label={t('learners.division')} hint={t('learners.division_hint')} autocomplete="off" />
    </FormCard>
  )
}

export function AddDialog({ isOpen, ...rest }: AddProps & { isOpen: boolean }): JSX.Element {
  return (
    <Dialog isOpen={isOpen} title={t('learners.add')} onClose={rest.onClose}>
      <AddForm {...rest} />
    </Dialog>
  )
}
