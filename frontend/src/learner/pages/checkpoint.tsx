// After five questions or at the end: what was right, what was not, why; then go on or stop.
import { client, reply } from '../../shared/client'
import { t, tn } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { navigate } from '../../shared/router'
import type { Assessment, Correction } from '../../shared/types'
import { Button } from '../../ui/button/button'
import { ButtonLink } from '../../ui/button/button'
import { Loaded } from '../../ui/loaded/loaded'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { CorrectionCard } from '../correction'
import { homePath, useEnd } from '../leave-dialog'
import { Tally } from '../tally'
import { fetchAssessment, resultPath } from '../use-assessment'
import { useSubject } from '../use-subject'
import './checkpoint.css'

interface Checkpoint {
  assessment: Assessment
  corrections: Correction[]
}

async function fetchCheckpoint(id: string): Promise<Checkpoint> {
  const params = { path: { assessment_id: id } }
  const [assessment, { items }] = await Promise.all([
    fetchAssessment(id),
    reply(client.GET('/api/learner/assessments/{assessment_id}/answers', { params })),
  ])
  return { assessment, corrections: items }
}

/** The answers of the last block, and those before it. */
export function lastBlock(corrections: readonly Correction[], every: number): [Correction[], Correction[]] {
  const from = Math.floor(Math.max(0, corrections.length - 1) / every) * every
  return [corrections.slice(from), corrections.slice(0, from)]
}

function Choices({ assessment }: { assessment: Assessment }) {
  const { isEnding, hasFailed, end } = useEnd(assessment.id)
  if (assessment.state === 'completed') return <ButtonLink href={resultPath(assessment)}>{t('play.see_result')}</ButtonLink>
  return (
    <div class="stack">
      {hasFailed && (
        <Notice tone="danger" isLive>
          {t('play.end_failed')}
        </Notice>
      )}
      <div class="cluster">
        <Button onPress={() => navigate(`/assessments/${assessment.id}`)}>{t('play.continue')}</Button>
        <Button variant="secondary" onPress={() => navigate(homePath())}>
          {t('play.pause')}
        </Button>
        <Button variant="quiet" isBusy={isEnding} onPress={() => void end()}>
          {t('play.stop')}
        </Button>
      </div>
      {assessment.kind === 'competence' && <p class="soft small">{t('play.stop_hint')}</p>}
    </div>
  )
}

function Block({ assessment, corrections }: Checkpoint) {
  const [last, before] = lastBlock(corrections, assessment.checkpoint_every)
  if (!last.length) return <Notice>{t('play.checkpoint_empty')}</Notice>
  return (
    <>
      <section class="checkpoint-top">
        <Tally outcomes={last.map(({ outcome }) => outcome)} />
        <Choices assessment={assessment} />
      </section>
      <h2 class="checkpoint-heading">{tn('play.last_answers', last.length)}</h2>
      <div class="corrections">
        {last.map((correction) => (
          <CorrectionCard key={correction.position} correction={correction} />
        ))}
      </div>
      <Choices assessment={assessment} />
      {before.length > 0 && (
        <details class="checkpoint-before">
          <summary>{tn('play.earlier_answers', before.length)}</summary>
          <div class="corrections">
            {before.map((correction) => (
              <CorrectionCard key={correction.position} correction={correction} />
            ))}
          </div>
        </details>
      )}
    </>
  )
}

export default function CheckpointPage({ params }: { params: Record<string, string> }) {
  const id = params.id ?? ''
  const loading = useLoad(() => fetchCheckpoint(id), id)
  const assessment = loading.state === 'ready' ? loading.value.assessment : null
  const subject = useSubject(assessment)
  const title = t(assessment?.state === 'completed' ? 'play.checkpoint_end' : 'play.checkpoint')
  return (
    <Page width="measure" title={title} lead={subject} tabTitle={[title, subject].filter(Boolean).join(' · ')}>
      <Loaded from={loading} lines={8}>
        {(value) => <Block {...value} />}
      </Loaded>
    </Page>
  )
}
