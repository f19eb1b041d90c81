// The file on its way; interrupted, it goes on where it stopped, even after the page was closed.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { formatPercent, formatSize, t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { FileDrop } from '../../ui/file-drop/file-drop'
import { Notice } from '../../ui/notice/notice'
import { Progress } from '../../ui/progress/progress'
import { isAdmin, useOrganization } from '../organizations'
import { Discard } from './discard'
import type { StepProps } from './followed'
import { keepFile, keptFile, sendFile } from './sending'

function ChooseAgain({ job, onChosen }: Pick<StepProps, 'job'> & { onChosen: () => void }) {
  const [error, setError] = useState('')
  const choose = (file: File | null) => {
    if (!file) return
    if (file.name !== job.options.name || String(file.size) !== job.options.size) {
      const size = formatSize(Number(job.options.size))
      return setError(t('imports.sending_other', { name: job.options.name ?? '', size }))
    }
    keepFile(job.id, file)
    onChosen()
  }
  return (
    <FileDrop
      name="file"
      label={t('imports.file')}
      hint={t('imports.sending_again')}
      error={error}
      accept=".xml,.zip,.csv,.txt"
      file={null}
      onFile={choose}
    />
  )
}

export function Sending({ organization, job, onJob }: StepProps): JSX.Element {
  const [share, setShare] = useState(0)
  const [failure, setFailure] = useState('')
  const [round, setRound] = useState(keptFile(job.id) ? 1 : 0)
  const canSend = isAdmin(useOrganization())
  const again = () => {
    setFailure('')
    setRound((n) => n + 1)
  }

  useEffect(() => {
    if (!round) return
    let isWanted = true
    sendFile(organization, job.id, (sent) => isWanted && setShare(sent)).then(
      (begun) => isWanted && onJob(begun),
      (error: unknown) => isWanted && setFailure(wordsOf(asProblem(error).code)),
    )
    return () => {
      isWanted = false
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- one sending a round
  }, [round])

  if (!canSend) return <p>{t('imports.admins')}</p>
  return (
    <div class="stack imports-narrow">
      {round === 0 && <ChooseAgain job={job} onChosen={again} />}
      {round > 0 && !failure && (
        <>
          <Progress label={t('imports.sending')} value={Math.round(share * 100)} max={100} text={formatPercent(share)} />
          <p class="soft">{t('imports.sending_careful')}</p>
        </>
      )}
      {failure && (
        <>
          <Notice tone="warning" isLive>
            <p>{t('imports.sending_stopped')}</p>
            <p>{failure}</p>
          </Notice>
          <p>
            <Button onPress={again}>{t('imports.sending_resume')}</Button>
          </p>
        </>
      )}
      {(round === 0 || failure) && (
        <p>
          <Discard organization={organization} job={job} />
        </p>
      )}
    </div>
  )
}
