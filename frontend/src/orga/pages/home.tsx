// Where an organization stands, and what to do next.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Page } from '../../ui/page/page'
import { FirstSteps } from '../home/first-steps'
import { Indicators } from '../home/indicators'
import { Running } from '../home/running'
import { Shortcuts } from '../home/shortcuts'
import { useOrganization } from '../organizations'
import './home.css'

export default function Home(): JSX.Element {
  const organization = useOrganization()
  const { name, type, uai } = organization
  const kind = t(`organization.${type}`)
  return (
    <Page title={name} tabTitle={t('orga.nav.home')} lead={uai ? t('home.number', { kind, uai }) : kind}>
      <div class="home">
        <Indicators organization={organization} />
        <FirstSteps organization={organization} />
        <Running organization={organization} />
        <Shortcuts organization={organization} />
      </div>
    </Page>
  )
}
