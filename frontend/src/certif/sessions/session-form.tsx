// What a session is: where, when, under whose eyes. For a new one, and for one being changed.
import type { JSX } from 'preact'
import { checkFilled } from '../../shared/checks'
import { useForm } from '../../shared/form'
import type { FormError } from '../../shared/form'
import { t } from '../../shared/i18n'
import { FormCard } from '../../ui/card/form-card'
import { DateField } from '../../ui/date-field/date-field'
import { Field } from '../../ui/field/field'
import { Select } from '../../ui/select/select'
import { TextArea } from '../../ui/text-area/text-area'
import type { Session, SessionBody } from '../types'
import { VersionSelect } from './version-select'
import { ZONES, isKnownZone, usualZone } from './zones'

const zoneOptions = (current: string) => [
  ...ZONES.map((zone) => ({ value: zone, label: t(`sessions.zone.${zone}`) })),
  ...(isKnownZone(current) ? [] : [{ value: current, label: current }]),
]

interface SessionFormProps {
  session?: Session
  action: string
  send: (body: SessionBody) => Promise<void>
  onCancel: () => void
  /** Somebody has joined: the day and the hour stay. */
  hasBegun?: boolean
}

interface Values extends Record<string, string> {
  site: string
  room: string
  /** Day and time; under the day's name, so that what the server refuses of it is said there. */
  starts_on: string
  zone: string
  invigilators: string
  remarks: string
  version_id: string
}

const BLANK = { site: '', room: '', invigilators: '', remarks: '', version_id: '' }

function initialOf(session?: Session): Values {
  if (!session) return { ...BLANK, starts_on: '', zone: usualZone() }
  const { site, room, starts_on, starts_at, zone, invigilators, remarks, version_id } = session
  return { site, room, starts_on: `${starts_on}T${starts_at.slice(0, 5)}`, zone, invigilators, remarks, version_id }
}

const check = ({ site, room, starts_on }: Values): FormError[] => [
  ...checkFilled('site', site, t('sessions.site_missing')),
  ...checkFilled('room', room, t('sessions.room_missing')),
  ...(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(starts_on) ? [] : [{ field: 'starts_on', text: t('sessions.starts_missing') }]),
]

function bodyOf(values: Values): SessionBody {
  const [starts_on = '', starts_at = ''] = values.starts_on.split('T')
  return { ...values, starts_on, starts_at: starts_at.slice(0, 5) }
}

export function SessionForm({ session, action, send, onCancel, hasBegun = false }: SessionFormProps): JSX.Element {
  const initial = initialOf(session)
  const form = useForm<Values>({ initial, check, send: (values) => send(bodyOf(values)) })
  return (
    <FormCard form={form} action={action} onCancel={onCancel}>
      <Field {...form.bind('site')} label={t('sessions.site')} hint={t('sessions.site_hint')} maxLength={200} autocomplete="off" isRequired />
      <Field {...form.bind('room')} label={t('sessions.room')} maxLength={200} autocomplete="off" isRequired />
      {hasBegun ? (
        <p class="soft">{t('sessions.started')}</p>
      ) : (
        <>
          <DateField {...form.bind('starts_on')} label={t('sessions.starts')} hint={t('sessions.starts_hint')} hasTime isRequired />
          <Select {...form.bind('zone')} label={t('sessions.zone')} options={zoneOptions(initial.zone)} />
          <VersionSelect {...form.bind('version_id')} />
        </>
      )}
      <Field {...form.bind('invigilators')} label={t('sessions.invigilators')} hint={t('sessions.invigilators_hint')} maxLength={500} autocomplete="off" />
      <TextArea {...form.bind('remarks')} label={t('sessions.remarks')} hint={t('sessions.remarks_hint')} rows={3} maxLength={1000} />
    </FormCard>
  )
}
