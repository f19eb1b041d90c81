// What surrounds the faces of one campaign: its name, its code, its tabs. Usage:
// <CampaignFrame id={params.campaign}>{(campaign, refresh) => …}</CampaignFrame>
import type { ComponentChildren, JSX } from 'preact'
import { formatDateTime, t } from '../../shared/i18n'
import { ButtonLink } from '../../ui/button/button'
import { CopyButton } from '../../ui/copy/copy-button'
import { Icon } from '../../ui/icon/icon'
import { Failure } from '../../ui/loaded/loaded'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { Tabs } from '../../ui/tabs/tabs'
import { homeOf, useOrganization } from '../organizations'
import type { Campaign } from '../types'
import { Code } from './code'
import { StatusBadge } from './status-badge'
import { useCampaign } from './use-campaign'
import './frame.css'

interface FrameProps {
  id: string
  /** The face shown, told in the browser's tab too. */
  face: string
  children: (campaign: Campaign, refresh: () => void) => ComponentChildren
}

function Back({ home }: { home: string }) {
  return (
    <p class="campaign-back">
      <a href={`${home}/campaigns`}>
        <Icon name="back" />
        {t('campaigns.back')}
      </a>
    </p>
  )
}

/** What is out of the ordinary, said above everything. */
function Closed({ campaign }: { campaign: Campaign }) {
  const { status, starts_at, ends_at } = campaign
  if (status === 'open') return null
  const at = status === 'scheduled' ? starts_at : ends_at
  return (
    <Notice tone={status === 'scheduled' ? 'info' : 'warning'}>
      <p>{t(`campaigns.closed.${status}`, { at: at ? formatDateTime(at) : '' })}</p>
    </Notice>
  )
}

function Access({ campaign, home }: { campaign: Campaign; home: string }) {
  return (
    <div class="campaign-access">
      <dl class="campaign-facts">
        <div>
          <dt>{t('campaigns.code')}</dt>
          <dd>
            <Code code={campaign.code} />
          </dd>
        </div>
        <div>
          <dt>{t('campaigns.state')}</dt>
          <dd>
            <StatusBadge status={campaign.status} />
          </dd>
        </div>
      </dl>
      <div class="cluster">
        <CopyButton text={campaign.link} label={t('campaigns.copy_link')} />
        <ButtonLink variant="secondary" href={`${home}/campaigns/${campaign.id}/project`}>
          <Icon name="eye" />
          {t('campaigns.project')}
        </ButtonLink>
      </div>
    </div>
  )
}

export function CampaignFrame({ id, face, children }: FrameProps): JSX.Element {
  const organization = useOrganization()
  const loading = useCampaign(id)
  const home = homeOf(organization.id)
  const base = `${home}/campaigns/${id}`
  if (loading.state === 'failed') {
    return (
      <div class="page">
        <Back home={home} />
        <Failure problem={loading.problem} onRetry={loading.retry} isPage />
      </div>
    )
  }
  const campaign = loading.state === 'ready' ? loading.value : null
  const name = campaign?.name ?? t('campaigns.one')
  const tabs = [
    { href: base, title: t('campaigns.tab.activity') },
    { href: `${base}/results`, title: t('campaigns.tab.results') },
    { href: `${base}/analysis`, title: t('campaigns.tab.analysis') },
    { href: `${base}/settings`, title: t('campaigns.tab.settings') },
  ]
  return (
    <Page title={name} tabTitle={`${face} · ${name}`} before={<Back home={home} />}>
      {campaign ? <Access campaign={campaign} home={home} /> : <Skeleton lines={2} />}
      <Tabs label={t('campaigns.faces')} items={tabs} />
      <div class="campaign-face">
        {campaign && <Closed campaign={campaign} />}
        {campaign ? children(campaign, loading.retry) : <Skeleton lines={6} />}
      </div>
    </Page>
  )
}
