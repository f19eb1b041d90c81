// Everything about a candidate: who they are, what is arranged for them, where the result goes.
import type { ComponentChildren, JSX } from 'preact'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import { FormCard } from '../../ui/card/form-card'
import { BirthDate } from '../../ui/date-field/birth-date'
import { Group } from '../../ui/field/control'
import { Checkbox, Field } from '../../ui/field/field'
import { Select } from '../../ui/select/select'
import { useCenter } from '../centers'
import type { Candidate, CandidateBody } from '../types'
import { Birthplace } from './birthplace'
import { ADJUSTMENTS, bodyOf, check, draftOf } from './draft'
import type { Draft, DraftForm } from './draft'
import './candidates.css'

const BILLINGS = ['', 'free', 'paid', 'prepaid'] as const

function Section({ id, title, children }: { id: string; title: Key; children: ComponentChildren }) {
  return (
    <section class="candidate-section" aria-labelledby={`section-${id}`}>
      <h2 id={`section-${id}`}>{t(title)}</h2>
      {children}
    </section>
  )
}

const Identity = ({ form }: { form: DraftForm }) => (
  <Section id="identity" title="candidates.identity">
    <Field {...form.bind('last_name')} label={t('candidates.last_name')} hint={t('candidates.last_name_hint')} autocomplete="off" isRequired />
    <Field {...form.bind('first_name')} label={t('form.first_name')} autocomplete="off" isRequired />
    <BirthDate {...form.bind('birth_date')} label={t('candidates.birth_date')} isRequired />
    <Field {...form.bind('external_id')} label={t('candidates.external_id')} hint={t('candidates.external_id_hint')} autocomplete="off" maxLength={50} writes="code" />
  </Section>
)

const Arrangements = ({ form }: { form: DraftForm }) => (
  <Section id="arranged" title="candidates.arranged">
    <p class="soft">{t('candidates.arranged_text')}</p>
    <Field {...form.bind('extra_percent')} label={t('candidates.extra_time')} hint={t('candidates.extra_time_hint')} writes="digits" maxLength={2} autocomplete="off" />
    <Group name="adjustments" label={t('candidates.adjustments')}>
      {ADJUSTMENTS.map((one) => (
        <Checkbox key={one} {...form.bind(one)} label={t(`candidates.adjustment_label.${one}`)} />
      ))}
    </Group>
  </Section>
)

const Contacts = ({ form }: { form: DraftForm }) => (
  <Section id="contacts" title="candidates.contacts">
    <Field {...form.bind('email')} label={t('candidates.email')} hint={t('candidates.email_hint')} type="email" autocomplete="off" />
    <Field {...form.bind('recipient_email')} label={t('candidates.recipient_email')} hint={t('candidates.recipient_email_hint')} type="email" autocomplete="off" />
    <Checkbox {...form.bind('wants_clea')} label={t('candidates.clea')} />
  </Section>
)

const Billing = ({ form }: { form: DraftForm }) => (
  <Section id="billing" title="candidates.billing">
    <Select {...form.bind('billing')} label={t('candidates.billing_label')} options={BILLINGS.map((value) => ({ value, label: t(`candidates.billing.${value || 'none'}`) }))} />
    {form.values.billing === 'prepaid' && (
      <Field {...form.bind('prepayment_code')} label={t('candidates.prepayment_code')} hint={t('candidates.prepayment_code_hint')} writes="code" autocomplete="off" maxLength={50} isRequired />
    )}
  </Section>
)

interface CandidateFormProps {
  candidate?: Candidate
  action: string
  send: (body: CandidateBody) => Promise<void>
  onCancel: () => void
}

export function CandidateForm({ candidate, action, send, onCancel }: CandidateFormProps): JSX.Element {
  const { uai } = useCenter()
  const form = useForm<Draft>({ initial: draftOf(candidate), check, send: (draft) => send(bodyOf(draft)) })
  return (
    <FormCard form={form} action={action} onCancel={onCancel}>
      <Identity form={form} />
      <Arrangements form={form} />
      <Contacts form={form} />
      <Birthplace form={form} />
      {!uai && <Billing form={form} />}
    </FormCard>
  )
}
