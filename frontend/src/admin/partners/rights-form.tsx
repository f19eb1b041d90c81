// What a client is called and may read: scopes, schools, how often. The same in its creation and in its change.
// Accessibility: a fieldset of ticks, each with its own words; the list of schools appears under the choice that asks for it.
import type { ComponentChildren, JSX } from 'preact'
import { checkFilled } from '../../shared/checks'
import type { FormError, useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { Group } from '../../ui/field/control'
import { Checkbox, Field } from '../../ui/field/field'
import { Select } from '../../ui/select/select'
import { TextArea } from '../../ui/text-area/text-area'
import type { Client, Scope } from './api'
import { uaisOf } from './reach'

export const SCOPES = ['results:school', 'results:parcoursup', 'campaigns:read', 'feeds:lsu', 'feeds:parcoursup', 'feeds:cpf'] as const
const QUOTA = '10000'

export type RightsValues = Record<Scope, boolean> & { name: string; reach: string; uais: string; daily_quota: string; reason: string }

export function rightsFrom(client?: Client): RightsValues {
  const ticks = Object.fromEntries(SCOPES.map((scope) => [scope, client?.scopes.includes(scope) ?? false])) as Record<Scope, boolean>
  const uais = client?.uais ?? null
  return {
    ...ticks,
    name: client?.name ?? '',
    reach: client && !uais ? 'all' : 'some',
    uais: uais?.join(' ') ?? '',
    daily_quota: client ? String(client.daily_quota) : QUOTA,
    reason: '',
  }
}

/** The same as the API takes it. */
export const rightsOf = (values: RightsValues) => ({
  name: values.name.trim(),
  scopes: SCOPES.filter((scope) => values[scope]),
  uais: values.reach === 'all' ? null : uaisOf(values.uais),
  daily_quota: Number(values.daily_quota.replace(/\s/g, '')),
  reason: values.reason.trim(),
})

export function checkRights(values: RightsValues): FormError[] {
  const { name, scopes, uais, daily_quota, reason } = rightsOf(values)
  const isQuota = Number.isInteger(daily_quota) && daily_quota >= 1 && daily_quota <= 1_000_000
  return [
    ...checkFilled('name', name, t('partners.name_missing')),
    ...(scopes.length ? [] : [{ field: 'scopes', text: t('partners.scopes_missing') }]),
    ...(uais && !uais.length ? [{ field: 'uais', text: t('partners.uais_missing') }] : []),
    ...(isQuota ? [] : [{ field: 'daily_quota', text: t('partners.quota_wrong') }]),
    ...(reason.length >= 3 ? [] : [{ field: 'reason', text: t('admin.reason_missing') }]),
  ]
}

type RightsForm = Pick<ReturnType<typeof useForm<RightsValues>>, 'values' | 'errors' | 'bind'>

interface RightsProps {
  form: RightsForm
  /** What is asked besides, before the reason. */
  children?: ComponentChildren
}

export function RightsFields({ form, children }: RightsProps): JSX.Element {
  const wrong = form.errors.find(({ field }) => field === 'scopes')?.text
  return (
    <>
      <Field {...form.bind('name')} label={t('partners.name')} hint={t('partners.name_hint')} maxLength={100} isRequired />
      <Group name="scopes" label={t('partners.scopes')} error={wrong}>
        <div class="partner-ticks">
          {SCOPES.map((scope) => (
            <Checkbox key={scope} {...form.bind(scope)} label={t(`partners.scope.${scope}`)} />
          ))}
        </div>
      </Group>
      <Select
        {...form.bind('reach')}
        label={t('partners.reach')}
        hint={t('partners.reach_hint')}
        options={[
          { value: 'some', label: t('partners.some_schools') },
          { value: 'all', label: t('partners.all_schools') },
        ]}
      />
      {form.values.reach === 'some' && (
        <TextArea {...form.bind('uais')} label={t('partners.uais')} hint={t('partners.uais_hint')} rows={3} isRequired />
      )}
      <Field {...form.bind('daily_quota')} label={t('partners.quota')} hint={t('partners.quota_hint')} writes="digits" isRequired />
      {children}
      <TextArea {...form.bind('reason')} label={t('admin.reason')} hint={t('partners.reason_hint')} rows={2} maxLength={500} isRequired />
    </>
  )
}
