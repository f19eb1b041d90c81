// What the jury tells the candidate and the center; mending who the holder is.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { checkFilled } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { formatDay, t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { BirthDate, isDay } from '../../ui/date-field/birth-date'
import { Dialog } from '../../ui/dialog/dialog'
import { Field } from '../../ui/field/field'
import { TextArea } from '../../ui/text-area/text-area'
import { say } from '../../ui/toast/toasts'
import { comment, correctIdentity } from './api'
import type { Sheet } from './api'
import { REASON_MAX } from '../reason-dialog'

interface SheetProps {
  sheet: Sheet
  onChange: () => void
}

export function Comments({ sheet, onChange }: SheetProps): JSX.Element {
  const form = useForm({
    initial: { for_candidate: sheet.comment_for_candidate, for_organization: sheet.comment_for_organization },
    check: () => [],
    send: async (body) => {
      await comment(sheet.id, body)
      say(t('jury.commented'))
      onChange()
    },
  })
  return (
    <Card as="section" labelledBy="jury-comments">
      <div class="stack">
        <h2 id="jury-comments">{t('jury.comments')}</h2>
        <p class="soft small">{t('jury.comments_lead')}</p>
        <FormCard form={form} action={t('jury.comments_save')}>
          <TextArea {...form.bind('for_candidate')} label={t('jury.for_candidate')} rows={3} maxLength={REASON_MAX} />
          <TextArea {...form.bind('for_organization')} label={t('jury.for_organization')} rows={3} maxLength={REASON_MAX} />
        </FormCard>
      </div>
    </Card>
  )
}

function IdentityForm({ sheet, onChange, onClose }: SheetProps & { onClose: () => void }) {
  const { first_name, last_name, birth_date } = sheet
  const form = useForm({
    initial: { first_name, last_name, birth_date, reason: '' },
    check: (values) => [
      ...checkFilled('first_name', values.first_name, t('jury.first_name_missing')),
      ...checkFilled('last_name', values.last_name, t('jury.last_name_missing')),
      ...(isDay(values.birth_date) ? [] : [{ field: 'birth_date', text: t('jury.birth_date_missing') }]),
      ...checkFilled('reason', values.reason, t('admin.reason_missing')),
    ],
    send: async (body) => {
      await correctIdentity(sheet.id, body)
      say(t('jury.identity_mended'))
      onClose()
      onChange()
    },
  })
  return (
    <FormCard form={form} action={t('jury.identity_save')} onCancel={onClose}>
      <Field {...form.bind('first_name')} label={t('jury.first_name')} maxLength={100} isRequired />
      <Field {...form.bind('last_name')} label={t('jury.last_name')} maxLength={100} isRequired />
      <BirthDate {...form.bind('birth_date')} label={t('jury.birth_date')} isRequired />
      <TextArea {...form.bind('reason')} label={t('admin.reason')} hint={t('admin.reason_hint')} rows={3} maxLength={REASON_MAX} isRequired />
    </FormCard>
  )
}

export function IdentityCard({ sheet, onChange }: SheetProps): JSX.Element {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Card as="section" labelledBy="jury-identity">
      <div class="stack">
        <h2 id="jury-identity">{t('jury.identity')}</h2>
        <p>
          {sheet.first_name} {sheet.last_name}, {formatDay(sheet.birth_date)}
        </p>
        <p>
          <Button variant="quiet" onPress={() => setIsOpen(true)}>
            {t('jury.identity_mend')}
          </Button>
        </p>
      </div>
      <Dialog isOpen={isOpen} title={t('jury.identity_mend')} onClose={() => setIsOpen(false)}>
        <p class="soft">{t('jury.identity_text')}</p>
        <IdentityForm sheet={sheet} onChange={onChange} onClose={() => setIsOpen(false)} />
      </Dialog>
    </Card>
  )
}
