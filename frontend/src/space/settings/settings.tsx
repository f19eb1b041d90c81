// What the organization is called, and what it demands of who works there.
import type { JSX } from 'preact'
import { client, reply } from '../../shared/client'
import { checkFilled } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { formatDay, t, tn } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { FormCard } from '../../ui/card/form-card'
import { Card } from '../../ui/card/card'
import { Checkbox, Field } from '../../ui/field/field'
import { Loaded } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'
import { say } from '../../ui/toast/toasts'
import { isAdmin, loadOrganizations, settingsKey, useOrganization } from '../organizations'
import type { WholeOrganization } from '../organizations'
import './settings.css'

const PATH = '/api/orga/organizations/{organization_id}'

const SAME = { name: null, demands_second_factor: null }

async function change(id: string, changed: { name: string } | { demands_second_factor: boolean }): Promise<void> {
  const body = { ...SAME, ...changed }
  await reply(client.PATCH(PATH, { params: { path: { organization_id: id } }, body }))
  await loadOrganizations({ again: true })
  say(t('form.saved'))
}

function Facts({ organization }: { organization: WholeOrganization }) {
  const { type, uai, created_at, member_count } = organization
  return (
    <dl class="facts">
      <div>
        <dt>{t('settings.type')}</dt>
        <dd>{t(`organization.${type}`)}</dd>
      </div>
      {uai && (
        <div>
          <dt>{t('settings.uai')}</dt>
          <dd>{uai}</dd>
        </div>
      )}
      <div>
        <dt>{t('settings.since')}</dt>
        <dd>{formatDay(created_at)}</dd>
      </div>
      <div>
        <dt>{t('space.team')}</dt>
        <dd>{tn('settings.members', member_count)}</dd>
      </div>
    </dl>
  )
}

function Name({ organization: { id, name, type } }: { organization: WholeOrganization }) {
  const form = useForm({
    initial: { name },
    check: (values) => checkFilled('name', values.name, t('settings.name_missing')),
    send: (values) => change(id, { name: values.name.trim() }),
  })
  return (
    <FormCard form={form} action={t('form.save')}>
      <Field {...form.bind('name')} label={t(type === 'center' ? 'settings.center_name' : 'settings.name')} maxLength={120} isRequired />
    </FormCard>
  )
}

function SecondFactor({ organization: { id, demands_second_factor } }: { organization: WholeOrganization }) {
  const form = useForm({
    initial: { demands_second_factor },
    check: () => [],
    send: (values) => change(id, values),
  })
  return (
    <FormCard form={form} action={t('form.save')}>
      <Checkbox {...form.bind('demands_second_factor')} label={t('settings.second_factor_label')} />
    </FormCard>
  )
}

function Settings({ organization }: { organization: WholeOrganization }) {
  const mayChange = isAdmin(organization)
  return (
    <div class="settings">
      <Facts organization={organization} />
      {mayChange && (
        <Card as="section" labelledBy="settings-name">
          <h2 id="settings-name">{t('settings.name_title')}</h2>
          <Name organization={organization} />
        </Card>
      )}
      <Card as="section" labelledBy="settings-second-factor">
        <h2 id="settings-second-factor">{t('settings.second_factor')}</h2>
        <p class="soft">{t('settings.second_factor_text')}</p>
        {mayChange ? (
          <SecondFactor organization={organization} />
        ) : (
          <p>{t(organization.demands_second_factor ? 'settings.second_factor_on' : 'settings.second_factor_off')}</p>
        )}
      </Card>
      {!mayChange && <p class="soft">{t('settings.for_admins')}</p>}
    </div>
  )
}

export function SettingsPage(): JSX.Element {
  const current = useOrganization()
  const { id } = current
  const loading = useLoad(() => reply(client.GET(PATH, { params: { path: { organization_id: id } } })), id)
  return (
    <Page title={t(settingsKey(current))} width="measure">
      <Loaded from={loading} lines={6}>
        {(organization) => <Settings organization={organization} />}
      </Loaded>
    </Page>
  )
}
