// Work of ours that was interrupted: it goes on where it stopped.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Notice } from '../../ui/notice/notice'
import { say } from '../../ui/toast/toasts'
import { isAdmin, useOrganization } from '../organizations'
import { completeImport } from './api'
import type { StepProps } from './followed'

export function Failed({ organization, job, onJob }: StepProps): JSX.Element {
  const [isBusy, setIsBusy] = useState(false)
  const canGoOn = isAdmin(useOrganization())
  async function goOn() {
    setIsBusy(true)
    try {
      onJob(await completeImport(organization, job.id))
    } catch (error) {
      say(wordsOf(asProblem(error).code))
      setIsBusy(false)
    }
  }
  return (
    <div class="stack imports-narrow">
      <Notice tone="danger">
        <h2>{t('imports.failed_title')}</h2>
        <p>{t('imports.failed_text')}</p>
      </Notice>
      {canGoOn && (
        <p>
          <Button isBusy={isBusy} onPress={() => void goOn()}>
            {t('imports.go_on')}
          </Button>
        </p>
      )}
    </div>
  )
}
