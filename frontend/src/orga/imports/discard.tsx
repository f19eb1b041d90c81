// A file that is not wanted after all.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { navigate } from '../../shared/router'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import '../../ui/icon/tools'
import { say } from '../../ui/toast/toasts'
import { homeOf } from '../organizations'
import { discardImport } from './api'
import type { Import } from './api'

export function Discard({ organization, job }: { organization: string; job: Import }): JSX.Element {
  const [isBusy, setIsBusy] = useState(false)
  async function discard() {
    setIsBusy(true)
    try {
      await discardImport(organization, job.id)
      say(t('imports.discarded'))
      navigate(`${homeOf(organization)}/learners/imports`)
    } catch (error) {
      say(wordsOf(asProblem(error).code))
      setIsBusy(false)
    }
  }
  return (
    <Button variant="quiet" isBusy={isBusy} onPress={() => void discard()}>
      <Icon name="trash" />
      {t('imports.discard')}
    </Button>
  )
}
