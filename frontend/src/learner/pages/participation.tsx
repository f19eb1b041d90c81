// The end of a campaign: what one has shown, what to send and to whom, what to learn next.
import { client, reply } from '../../shared/client'
import { framework } from '../../shared/framework'
import { t, tn } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import type { Framework, Participation } from '../../shared/types'
import { ButtonLink } from '../../ui/button/button'
import { Loaded } from '../../ui/loaded/loaded'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { BadgeList } from '../badge-list'
import { RetryCampaign } from '../retry-campaign'
import { ShareBox } from '../share-box'
import { TargetResult } from '../target-result'
import { TrainingList } from '../training-list'
import { TutorialList } from '../tutorial-list'
import './result.css'
import './participation.css'

const SHOWN = 4

interface Value {
  participation: Participation
  known: Framework
}

async function fetchParticipation(id: string): Promise<Value> {
  const params = { path: { participation_id: id } }
  const [participation, known] = await Promise.all([
    reply(client.GET('/api/learner/participations/{participation_id}', { params })),
    framework(),
  ])
  return { participation, known }
}

function Unfinished({ participation }: { participation: Participation }) {
  return (
    <div class="stack">
      <Notice>
        <p>{t('part.unfinished')}</p>
      </Notice>
      <p>
        <ButtonLink href={`/assessments/${participation.assessment_id ?? ''}`}>{t('part.resume')}</ButtonLink>
      </p>
    </div>
  )
}

function Learn({ participation }: { participation: Participation }) {
  const { trainings = [], tutorials = [] } = participation.results ?? {}
  if (!trainings.length && !tutorials.length) return null
  return (
    <section aria-labelledby="part-learn">
      <h2 id="part-learn">{t('part.learn')}</h2>
      <p class="soft">{t('part.learn_text')}</p>
      {trainings.length > 0 && <TrainingList trainings={trainings.slice(0, SHOWN)} />}
      {tutorials.length > 0 && (
        <details class="learn-short" open={trainings.length === 0}>
          <summary>{tn('part.short_pages', tutorials.length)}</summary>
          <TutorialList tutorials={tutorials} />
        </details>
      )}
    </section>
  )
}

function Sections({ participation, known, onChange }: Value & { onChange: () => void }) {
  if (!participation.results) return <Unfinished participation={participation} />
  const { badges } = participation.results
  return (
    <div class="participation">
      <TargetResult participation={participation} known={known} />
      <ShareBox participation={participation} onShared={onChange} />
      {badges.length > 0 && <BadgeList badges={badges} />}
      <Learn participation={participation} />
      <RetryCampaign participation={participation} />
      <nav class="cluster" aria-label={t('part.after')}>
        {participation.assessment_id && (
          <ButtonLink href={`/assessments/${participation.assessment_id}/checkpoint`} variant="quiet">
            {t('play.next_review')}
          </ButtonLink>
        )}
        <ButtonLink href="/dashboard" variant="quiet">
          {t('campaign.to_dashboard')}
        </ButtonLink>
      </nav>
    </div>
  )
}

export default function ParticipationPage({ params }: { params: Record<string, string> }) {
  const id = params.id ?? ''
  const loading = useLoad(() => fetchParticipation(id), id)
  const participation = loading.state === 'ready' ? loading.value.participation : null
  const title = participation ? t(`part.title_${participation.status}` as Key) : t('part.title')
  return (
    <Page
      title={title}
      tabTitle={[t('part.title'), participation?.title].filter(Boolean).join(' · ')}
      before={participation && <p class="play-subject">{participation.title}</p>}
    >
      <Loaded from={loading} lines={8}>
        {(value) => <Sections {...value} onChange={loading.retry} />}
      </Loaded>
    </Page>
  )
}
