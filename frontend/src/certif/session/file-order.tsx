// A file that is made when one asks for it: a button, how far it is, then the link to it.
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button, ButtonLink } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import type { IconName } from '../../ui/icon/icon'
import { JobProgress } from '../../ui/job/job-progress'
import { isMoving, useJob } from '../../ui/job/use-job'
import { Notice } from '../../ui/notice/notice'
import { readJob } from '../api'
import { useCenter } from '../centers'
import type { Job } from '../types'
import './file-order.css'

interface MakingProps {
  first: Job
  title: string
  onAgain: () => void
}

function Making({ first, title, onAgain }: MakingProps) {
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

interface FileOrderProps {
  title: string
  icon: IconName
  order: () => Promise<Job>
  /** What it is. */
  children: ComponentChildren
}

/** An item of a `<ul class="file-orders">`. */
export function FileOrder({ title, icon, order, children }: FileOrderProps): JSX.Element {
  const [job, setJob] = useState<Job | null>(null)
  const [failure, setFailure] = useState('')
  const [isBusy, setIsBusy] = useState(false)

  async function ask() {
    setIsBusy(true)
    setFailure('')
    try {
      setJob(await order())
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <li class="card file-order">
      <h3>{title}</h3>
      <p class="soft">{children}</p>
      <div role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      <div class="file-order-act">
        {job ? (
          <Making key={job.id} first={job} title={title} onAgain={() => void ask()} />
        ) : (
          <Button variant="secondary" isBusy={isBusy} onPress={() => void ask()} label={t('papers.make_of', { title })}>
            <Icon name={icon} />
            {t('papers.make')}
          </Button>
        )}
      </div>
    </li>
  )
}
