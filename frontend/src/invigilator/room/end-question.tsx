// Ending an exam cannot be taken back: it is asked twice, then one may say why.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import type { Line } from '../types'
import type { Doing } from '../use-acts'

interface EndQuestionProps {
  line: Line
  doFor: Doing
  onEnded: () => void
  onBack: () => void
}

export function EndQuestion({ line, doFor, onEnded, onBack }: EndQuestionProps): JSX.Element {
  const [isBusy, setIsBusy] = useState(false)
  async function end() {
    setIsBusy(true)
    const isDone = await doFor(line, 'end')
    setIsBusy(false)
    if (isDone) onEnded()
    else onBack()
  }
  return (
    <>
      <p>{t('room.end_text', { n: line.answered, length: line.length })}</p>
      <p>{t('room.end_pause')}</p>
      <div class="cluster">
        <Button variant="secondary" onPress={onBack}>
          {t('form.cancel')}
        </Button>
        <Button variant="danger" isBusy={isBusy} onPress={() => void end()}>
          {t('room.act.end')}
        </Button>
      </div>
    </>
  )
}
