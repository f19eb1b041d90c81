// A file at whichever step it is.
import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { tn, t } from '../../shared/i18n'
import { JobProgress } from '../../ui/job/job-progress'
import { isMoving, useJob } from '../../ui/job/use-job'
import { findImport } from './api'
import type { Import } from './api'
import { Done } from './done'
import { Failed } from './failed'
import { PreviewStep } from './preview'
import { Refused } from './refused'
import { Sending } from './sending-step'

/** What was pressed is gone with its step: the next one takes the focus, so that readers follow. */
function useFocusAtSteps(status: Import['status']) {
  const stepRef = useRef<HTMLDivElement>(null)
  const seenRef = useRef(status)
  useLayoutEffect(() => {
    if (seenRef.current === status) return
    seenRef.current = status
    stepRef.current?.focus()
  }, [status])
  return stepRef
}

interface FollowedProps {
  organization: string
  first: Import
}

export interface StepProps {
  organization: string
  job: Import
  onJob: (job: Import) => void
}

const titleOf = ({ options, outcome }: Import): string => {
  if ('restored' in outcome) return t('imports.undoing')
  return t('categories' in options ? 'imports.accepting' : 'imports.reading')
}

function Working({ job, problem }: { job: Import; problem: Parameters<typeof JobProgress>[0]['problem'] }) {
  return (
    <div class="stack imports-narrow">
      <JobProgress job={job} problem={problem} title={titleOf(job)} />
      {!job.total && job.done > 0 && <p>{tn('imports.reading_lines', job.done)}</p>}
      <p class="soft">{t('imports.leave')}</p>
    </div>
  )
}

const STEPS: Partial<Record<Import['status'], (props: StepProps) => JSX.Element>> = {
  uploading: Sending,
  preview: PreviewStep,
  done: Done,
  undone: Done,
  refused: Refused,
  failed: Failed,
}

export function ImportFollowed({ organization, first }: FollowedProps): JSX.Element {
  const { job, problem, setJob } = useJob(first, () => findImport(organization, first.id))
  const stepRef = useFocusAtSteps(job.status)
  const Step = STEPS[job.status]
  return (
    <div ref={stepRef} tabIndex={-1} class="imports-step">
      {Step && <Step key={job.status} organization={organization} job={job} onJob={setJob} />}
      {!Step && isMoving(job) && <Working job={job} problem={problem} />}
      {job.status === 'discarded' && <p role="status">{t('imports.discarded')}</p>}
    </div>
  )
}
