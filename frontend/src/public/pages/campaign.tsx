// A campaign before one begins: what it is, how long, who will see what; then the way in that suits.
import { useState } from 'preact/hooks'
import { announce } from '../../shared/announce'
import { Problem, client, reply } from '../../shared/client'
import { t, tn, wordsOf } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import { asProblem, useLoad } from '../../shared/load'
import { navigate } from '../../shared/router'
import { session } from '../../shared/session'
import { useStore } from '../../shared/store'
import type { CampaignIntro } from '../../shared/types'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Failure } from '../../ui/loaded/loaded'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { CampaignFrom } from '../campaign-from'
import { CodeForm } from '../code-form'
import { WaysIn } from '../ways-in'
import './campaign.css'

function fetchIntro(code: string): Promise<CampaignIntro> {
  return reply(client.GET('/api/public/campaigns/{code}', { params: { path: { code } } }))
}

async function begin(code: string): Promise<string> {
  const params = { path: { code } }
  const started = await reply(client.POST('/api/learner/campaigns/{code}/participations', { params, body: { is_retry: false } }))
  return started.assessment_id && started.status === 'started'
    ? `/assessments/${started.assessment_id}`
    : `/participations/${started.id}`
}

function Begin({ intro }: { intro: CampaignIntro }) {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')
  async function open() {
    setIsBusy(true)
    setFailure('')
    try {
      navigate(await begin(intro.code))
    } catch (error) {
      const problem = asProblem(error)
      if (problem.code === 'learner_required') return navigate(`/campaigns/${intro.code}/join`)
      setFailure(wordsOf(problem.code))
      announce(wordsOf(problem.code))
      setIsBusy(false)
    }
  }
  return (
    <div class="stack">
      <Button isBusy={isBusy} onPress={() => void open()}>
        {t(`campaign.begin_${intro.kind}` as Key)}
      </Button>
      {failure && (
        <Notice tone="danger">
          <p>{failure}</p>
        </Notice>
      )}
    </div>
  )
}

function Facts({ intro }: { intro: CampaignIntro }) {
  return (
    <ul class="campaign-facts">
      {intro.kind !== 'collection' && (
        <>
          <li>{t('campaign.minutes', { n: intro.minutes })}</li>
          <li>{tn('campaign.tubes', intro.tube_count)}</li>
          <li>{t('campaign.pause')}</li>
        </>
      )}
      <li>{t(`campaign.${intro.kind}_fact` as Key)}</li>
      <li>{t('campaign.share_fact', { name: intro.organization_name })}</li>
    </ul>
  )
}

function Closed({ intro }: { intro: CampaignIntro }) {
  return (
    <Notice tone="warning">
      <p>{t(intro.status === 'scheduled' ? 'campaign.early' : 'error.campaign_closed')}</p>
      <p>
        <a href="/dashboard">{t('campaign.to_dashboard')}</a>
      </p>
    </Notice>
  )
}

function Intro({ intro }: { intro: CampaignIntro }) {
  const { user } = useStore(session)
  return (
    <Page
      title={intro.title}
      tabTitle={intro.title}
      before={<CampaignFrom intro={intro} />}
      width="measure"
    >
      <div class="campaign">
        {intro.welcome && (
          <div class="campaign-welcome">
            {intro.welcome.split(/\n{2,}/).map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        )}
        <Facts intro={intro} />
        {intro.status !== 'open' && <Closed intro={intro} />}
        {intro.status === 'open' && (user?.kind === 'registered' ? <Begin intro={intro} /> : <WaysIn intro={intro} />)}
      </div>
    </Page>
  )
}

function Unknown({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  if (problem.code !== 'campaign_not_found') {
    return (
      <div class="page">
        <Failure problem={problem} isPage onRetry={onRetry} />
      </div>
    )
  }
  return (
    <Page title={t('code.unknown')} lead={t('error.campaign_not_found')} width="narrow">
      <Card>
        <CodeForm />
      </Card>
    </Page>
  )
}

export default function CampaignPage({ params }: { params: Record<string, string> }) {
  const code = (params.code ?? '').toUpperCase()
  const loading = useLoad(() => fetchIntro(code), code)
  if (loading.state === 'failed') return <Unknown problem={loading.problem} onRetry={loading.retry} />
  if (loading.state === 'ready') return <Intro intro={loading.value} />
  return (
    <div class="page page-measure">
      <h1 class="visually-hidden">{t('state.loading')}</h1>
      <Skeleton lines={7} />
    </div>
  )
}
