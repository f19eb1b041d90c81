// What goes on in an organization, in four figures.
import type { JSX } from 'preact'
import { formatNumber, formatPercent, t, tn } from '../../shared/i18n'
import { client, reply } from '../../shared/client'
import { useLoad } from '../../shared/load'
import { Loaded } from '../../ui/loaded/loaded'
import type { Organization } from '../types'

function Figure({ title, text }: { title: string; text: string }) {
  return (
    <div class="indicator">
      <dt>{title}</dt>
      <dd>{text}</dd>
    </div>
  )
}

function Place() {
  return (
    <div class="indicators" aria-busy="true">
      <p class="visually-hidden">{t('state.loading')}</p>
    </div>
  )
}

export function Indicators({ organization }: { organization: Organization }): JSX.Element {
  const path = { organization_id: organization.id }
  const load = () => reply(client.GET('/api/orga/organizations/{organization_id}/overview', { params: { path } }))
  const loading = useLoad(load, organization.id)
  return (
    <section aria-labelledby="indicators">
      <h2 class="visually-hidden" id="indicators">
        {t('indicators.title')}
      </h2>
      <Loaded from={loading} skeleton={<Place />}>
        {({ campaigns_active, started_30d, shared_30d, completion_rate }) => (
          <dl class="indicators">
            <Figure title={tn('indicators.campaigns', campaigns_active)} text={formatNumber(campaigns_active)} />
            <Figure title={tn('indicators.started', started_30d)} text={formatNumber(started_30d)} />
            <Figure title={tn('indicators.shared', shared_30d)} text={formatNumber(shared_30d)} />
            <Figure title={t('indicators.completion')} text={completion_rate === null ? '–' : formatPercent(completion_rate / 100)} />
          </dl>
        )}
      </Loaded>
    </section>
  )
}
