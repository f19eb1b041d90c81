// The two ways in: a personal ticket, or the session's number and who one is. Accessibility: two forms, each with its heading.
import type { JSX } from 'preact'
import { checkFilled } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import type { User } from '../../shared/types'
import { ButtonLink } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { BirthDate, isDay } from '../../ui/date-field/birth-date'
import { Field } from '../../ui/field/field'
import { bare, grouped, isWhole } from './ticket'
import type { Identity } from './api'

const NUMBER_LENGTH = 6
const SIGN_IN = '/sign-in?next=%2Fexam'

export function TicketForm({ onTicket }: { onTicket: (ticket: string) => Promise<void> }): JSX.Element {
  const form = useForm({
    initial: { ticket: '' },
    check: ({ ticket }) => (isWhole(ticket) ? [] : [{ field: 'ticket', text: t('exam.ticket_missing') }]),
    send: ({ ticket }) => onTicket(bare(ticket)),
  })
  const { onValue, ...bound } = form.bind('ticket')
  return (
    <Card as="section" labelledBy="exam-ticket">
      <h2 id="exam-ticket">{t('exam.ticket_title')}</h2>
      <p class="soft">{t('exam.ticket_text')}</p>
      <FormCard form={form} action={t('exam.ticket_go')}>
        <Field
          {...bound}
          onValue={(typed) => onValue(grouped(typed))}
          label={t('exam.ticket')}
          hint={t('exam.ticket_hint')}
          writes="code"
          autocomplete="off"
          isRequired
        />
      </FormCard>
    </Card>
  )
}

const check = ({ session_number, first_name, last_name, birth_date }: Identity) => [
  ...(bare(session_number).length === NUMBER_LENGTH ? [] : [{ field: 'session_number', text: t('exam.number_missing') }]),
  ...checkFilled('first_name', first_name, t('form.first_name_missing')),
  ...checkFilled('last_name', last_name, t('form.last_name_missing')),
  ...(isDay(birth_date) ? [] : [{ field: 'birth_date', text: t('exam.birth_date_missing') }]),
]

interface EntryFormProps {
  user: User
  onEntry: (identity: Identity) => Promise<void>
}

export function EntryForm({ user, onEntry }: EntryFormProps): JSX.Element {
  const form = useForm<Identity>({
    initial: { session_number: '', first_name: user.first_name, last_name: user.last_name, birth_date: '' },
    check,
    send: (typed) => {
      const identity = { ...typed, first_name: typed.first_name.trim(), last_name: typed.last_name.trim() }
      return onEntry({ ...identity, session_number: bare(typed.session_number) })
    },
  })
  return (
    <FormCard form={form} action={t('exam.entry_go')}>
      <Field
        {...form.bind('session_number')}
        label={t('exam.number')}
        hint={t('exam.number_hint')}
        writes="code"
        autocomplete="off"
        maxLength={12}
        isRequired
      />
      <Field {...form.bind('first_name')} label={t('exam.first_name')} autocomplete="off" isRequired maxLength={100} />
      <Field
        {...form.bind('last_name')}
        label={t('exam.last_name')}
        hint={t('exam.last_name_hint')}
        autocomplete="off"
        isRequired
        maxLength={100}
      />
      <BirthDate {...form.bind('birth_date')} label={t('exam.birth_date')} isRequired />
    </FormCard>
  )
}

/** Without an account nothing can be shown later: one signs in first. */
export function SignInFirst(): JSX.Element {
  return (
    <div class="stack">
      <p>{t('exam.sign_in_text')}</p>
      <div class="cluster">
        <ButtonLink href={SIGN_IN}>{t('exam.sign_in')}</ButtonLink>
        <ButtonLink href="/sign-up?next=%2Fexam" variant="secondary">
          {t('exam.sign_up')}
        </ButtonLink>
      </div>
    </div>
  )
}
