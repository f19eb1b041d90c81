// A file at whichever step it is.
import type { JSX } from 'preact'
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
  const Step = STEPS[job.status]
  if (Step) return <Step key={job.status} organization={organization} job={job} onJob={setJob} />
  return isMoving(job) ? <Working job={job} problem={problem} /> : <p role="status">{t('imports.discarded')}</p>
}
