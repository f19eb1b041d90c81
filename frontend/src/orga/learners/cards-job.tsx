// Cards being made, then where they are.
import type { JSX } from 'preact'
import { t, tn } from '../../shared/i18n'
import { Button, ButtonLink } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { JobProgress } from '../../ui/job/job-progress'
import { isMoving, useJob } from '../../ui/job/use-job'
import { Notice } from '../../ui/notice/notice'
import { readJob } from './api'
import type { Job } from './api'

interface CardsJobProps {
  organization: string
  first: Job
  onMore: () => void
}

function Ready({ job }: { job: Job }) {
  const [given, left] = [Number(job.outcome.given ?? 0), Number(job.outcome.left ?? 0)]
  return (
    <>
      <h2>{t('cards.ready')}</h2>
      <p>
        {tn('cards.ready_given', given)} {left > 0 && tn('cards.ready_left', left)}
      </p>
      <Notice tone="warning">
        <p>{t('cards.careful')}</p>
      </Notice>
    </>
  )
}

export function CardsJob({ organization, first, onMore }: CardsJobProps): JSX.Element {
  const { job, problem } = useJob(first, () => readJob(organization, first.id))
  const isOver = !isMoving(job) || problem !== null
  return (
    <div class="stack">
      <JobProgress job={job} problem={problem} title={t('cards.progress')} />
      {job.status === 'done' && <Ready job={job} />}
      {isOver && (
        <div class="cluster">
          {job.address && (
            <ButtonLink href={job.address}>
              <Icon name="download" />
              {t('cards.download')}
            </ButtonLink>
          )}
          <Button variant="secondary" onPress={onMore}>
            {t('cards.more')}
          </Button>
        </div>
      )}
    </div>
  )
}
