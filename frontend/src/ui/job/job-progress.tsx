// Long work, followed. Usage: const { job, problem } = useJob(first, ask); <JobProgress job={job} problem={problem} title="Lecture du fichier" />
// Accessibility: native progress; said politely at each quarter and at the end, never at each step.
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { announce } from '../../shared/announce'
import type { Problem } from '../../shared/client'
import { formatNumber, t, wordsOf } from '../../shared/i18n'
import { Notice } from '../notice/notice'
import { Progress } from '../progress/progress'
import { isMoving } from './use-job'
import type { JobState } from './use-job'
import './job.css'

interface JobProgressProps {
  job: JobState
  problem?: Problem | null
  /** What is being done, for instance "Préparation des cartes". */
  title: string
}

const quarterOf = ({ done, total }: JobState) => (total ? Math.floor((done / total) * 4) : 0)

function useSpoken(job: JobState, title: string) {
  const quarter = quarterOf(job)
  const saidRef = useRef(quarter)
  useEffect(() => {
    if (saidRef.current === quarter) return
    saidRef.current = quarter
    announce(t('ui.job.spoken', { title, percent: Math.floor((job.done / job.total) * 100) }))
  }, [quarter, job.done, job.total, title])
}

export function JobProgress({ job, problem, title }: JobProgressProps): JSX.Element {
  useSpoken(job, title)
  const hasFailed = job.status === 'failed' || Boolean(problem)
  if (hasFailed) {
    return (
      <Notice tone="danger" isLive>
        <p>{problem ? wordsOf(problem.code) : t('ui.job.failed')}</p>
      </Notice>
    )
  }
  if (!isMoving(job)) return <p role="status">{t('ui.job.done', { title })}</p>
  if (!job.total) {
    return (
      <div class="job-waiting" role="status">
        <span class="job-spinner" aria-hidden="true" />
        <p>{t(job.status === 'waiting' ? 'ui.job.waiting' : 'ui.job.begun', { title })}</p>
      </div>
    )
  }
  return (
    <Progress
      label={title}
      value={job.done}
      max={job.total}
      text={t('ui.job.count', { done: formatNumber(job.done), total: formatNumber(job.total) })}
    />
  )
}
