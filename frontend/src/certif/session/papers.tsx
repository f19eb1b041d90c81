// The papers of a session, made one at a time, then a link to each.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button, ButtonLink } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { JobProgress } from '../../ui/job/job-progress'
import { isMoving, useJob } from '../../ui/job/use-job'
import { Notice } from '../../ui/notice/notice'
import { orderPaper, readJob } from '../api'
import { useCenter } from '../centers'
import { PAPERS } from '../types'
import type { Job, Paper, Session } from '../types'
import './papers.css'

interface PaperProps {
  session: Session
  paper: Paper
}

function Making({ first, title, onAgain }: { first: Job; title: string; onAgain: () => void }) {
  const center = useCenter()
  const { job, problem } = useJob(first, () => readJob(center.id, first.id))
  if (isMoving(job) && !problem) return <JobProgress job={job} title={title} />
  if (job.status !== 'done' || !job.address) {
    return (
      <>
        <JobProgress job={job} problem={problem} title={title} />
        <Button variant="secondary" onPress={onAgain}>
          {t('state.retry')}
        </Button>
      </>
    )
  }
  return (
    <>
      <p class="soft small" role="status">
        {t('papers.ready')}
      </p>
      <div class="cluster">
        <ButtonLink href={job.address}>
          <Icon name="download" />
          {t('papers.download')}
          <span class="visually-hidden"> {title}</span>
        </ButtonLink>
        <Button variant="quiet" onPress={onAgain} label={t('papers.again_of', { title })}>
          {t('papers.again')}
        </Button>
      </div>
    </>
  )
}

function PaperCard({ session, paper }: PaperProps) {
  const center = useCenter()
  const [job, setJob] = useState<Job | null>(null)
  const [failure, setFailure] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const title = t(`papers.${paper}`)

  async function order() {
    setIsBusy(true)
    setFailure('')
    try {
      setJob(await orderPaper(center.id, session.id, paper))
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <li class="card paper">
      <h3>{title}</h3>
      <p class="soft">{t(`papers.${paper}_text`)}</p>
      <div role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      <div class="paper-act">
        {job ? (
          <Making key={job.id} first={job} title={title} onAgain={() => void order()} />
        ) : (
          <Button variant="secondary" isBusy={isBusy} onPress={() => void order()} label={t('papers.make_of', { title })}>
            <Icon name="print" />
            {t('papers.make')}
          </Button>
        )}
      </div>
    </li>
  )
}

export function Papers({ session }: { session: Session }): JSX.Element {
  return (
    <section class="stack" aria-labelledby="papers-title">
      <h2 id="papers-title">{t('papers.title')}</h2>
      <p class="soft">{t('papers.lead')}</p>
      <ul class="papers">
        {PAPERS.map((paper) => (
          <PaperCard key={paper} session={session} paper={paper} />
        ))}
      </ul>
    </section>
  )
}
