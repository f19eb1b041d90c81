// The results as a file: which one, its making, then its address. The dialog can be closed meanwhile: the file is made all the same.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { language, t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Dialog } from '../../ui/dialog/dialog'
import { Icon } from '../../ui/icon/icon'
import { JobProgress } from '../../ui/job/job-progress'
import { isMoving, useJob } from '../../ui/job/use-job'
import { Notice } from '../../ui/notice/notice'
import { RadioCards } from '../../ui/radio-cards/radio-cards'
import { askJob, startExport } from './ask'
import type { Where } from './ask'
import type { ExportJob } from './types'

interface ExportProps {
  where: Where
  division: string
  isOpen: boolean
  /** A collection has no skills of its own. */
  hasSkills: boolean
  onClose: () => void
}

function Making({ first, organization, onClose }: { first: ExportJob; organization: string; onClose: () => void }) {
  const { job, problem } = useJob(first, () => askJob(organization, first.id))
  const isReady = job.status === 'done' && job.address
  return (
    <>
      {isReady ? (
        <p role="status">{t(job.outcome.rows ? 'results.export_ready' : 'results.export_empty')}</p>
      ) : (
        <JobProgress job={job} problem={problem} title={t('results.export_progress')} />
      )}
      <div class="cluster">
        {isReady && (
          <a class="button button-primary" href={job.address ?? ''} download>
            <Icon name="download" />
            {t('results.export_download')}
          </a>
        )}
        <Button variant="secondary" onPress={onClose}>
          {t(isMoving(job) ? 'form.cancel' : 'results.close')}
        </Button>
      </div>
    </>
  )
}

function Asking({ where, division, hasSkills, onStart }: Omit<ExportProps, 'isOpen' | 'onClose'> & { onStart: (job: ExportJob) => void }) {
  const [format, setFormat] = useState<'csv' | 'ods'>('csv')
  const [isDetailed, setIsDetailed] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const [key] = useState(() => crypto.randomUUID())

  async function start() {
    setIsBusy(true)
    setFailure('')
    try {
      onStart(await startExport(where, { format, lang: language.get(), division, hasSkills: isDetailed }, `${key}-${format}-${isDetailed}`))
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
      setIsBusy(false)
    }
  }

  return (
    <>
      <p>{t('results.export_text')}</p>
      <RadioCards
        name="format"
        label={t('results.export_format')}
        columns={2}
        value={format}
        onValue={(value) => setFormat(value as 'csv' | 'ods')}
        options={[
          { value: 'csv', title: t('results.export_csv'), text: t('results.export_csv_text') },
          { value: 'ods', title: t('results.export_ods'), text: t('results.export_ods_text') },
        ]}
      />
      {hasSkills && (
        <label class="export-skills">
          <input type="checkbox" checked={isDetailed} onChange={({ currentTarget }) => setIsDetailed(currentTarget.checked)} />
          {t('results.export_skills')}
        </label>
      )}
      <div role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      <Button isBusy={isBusy} onPress={() => void start()}>
        {t('results.export_start')}
      </Button>
    </>
  )
}

export function ExportDialog({ isOpen, onClose, ...asked }: ExportProps): JSX.Element {
  const [job, setJob] = useState<ExportJob | null>(null)
  const close = () => {
    setJob(null)
    onClose()
  }
  return (
    <Dialog isOpen={isOpen} title={t('results.export_title')} onClose={close}>
      {job ? (
        <Making first={job} organization={asked.where.organization} onClose={close} />
      ) : (
        <Asking {...asked} onStart={setJob} />
      )}
    </Dialog>
  )
}
