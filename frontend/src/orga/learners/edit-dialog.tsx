// Correcting a name, or moving to another class.
import type { JSX } from 'preact'
import { checkFilled } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { FormCard } from '../../ui/card/form-card'
import { Dialog } from '../../ui/dialog/dialog'
import { Field } from '../../ui/field/field'
import { say } from '../../ui/toast/toasts'
import { changeLearner } from './api'
import type { Learner } from './api'

interface EditProps {
  organization: string
  learner: Learner
  onDone: () => void
  onClose: () => void
}

function EditForm({ organization, learner, onDone, onClose }: EditProps) {
  const { first_name, last_name, division } = learner
  const form = useForm({
    initial: { first_name, last_name, division },
    check: (values) => [
      ...checkFilled('first_name', values.first_name, t('form.first_name_missing')),
      ...checkFilled('last_name', values.last_name, t('form.last_name_missing')),
    ],
    send: async (values) => {
      await changeLearner(organization, learner.id, values)
      say(t('learners.edited'))
      onDone()
      onClose()
    },
  })
  return (
    <FormCard form={form} action={t('learners.edit_go')} onCancel={onClose}>
      <Field {...form.bind('first_name')} label={t('learners.first_name')} autocomplete="off" isRequired />
      <Field {...form.bind('last_name')} label={t('learners.last_name')} autocomplete="off" isRequired />
      <Field {...form.bind('division')} label={t('learners.division')} hint={t('learners.division_hint')} autocomplete="off" />
    </FormCard>
  )
}

export function EditDialog({ isOpen, ...rest }: EditProps & { isOpen: boolean }): JSX.Element {
  return (
    <Dialog isOpen={isOpen} title={t('learners.edit_title')} onClose={rest.onClose}>
      <EditForm {...rest} />
    </Dialog>
  )
}
