// Starting a competence over: what it means, then a dialog that asks again, or the days left.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { announce } from '../shared/announce'
import { client, reply } from '../shared/client'
import { t, tn, wordsOf } from '../shared/i18n'
import { asProblem } from '../shared/load'
import type { Scorecard } from '../shared/types'
import { Button } from '../ui/button/button'
import { Dialog } from '../ui/dialog/dialog'
import { Notice } from '../ui/notice/notice'

interface ResetCompetenceProps {
  card: Scorecard
  onReset: () => void
}

function Question({ card, onReset, onClose }: ResetCompetenceProps & { onClose: () => void }) {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')

  async function reset() {
    setIsBusy(true)
    try {
      const params = { path: { competence_id: card.competence_id } }
      await reply(client.POST('/api/learner/competences/{competence_id}/reset', { params, body: {} }))
      announce(t('reset_competence.done'))
      onClose()
      onReset()
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
      setIsBusy(false)
    }
  }

  return (
    <>
      <p>{t('reset_competence.text', { level: card.level, pix: card.pix })}</p>
      <div role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      <div class="cluster">
        <Button variant="danger" isBusy={isBusy} onPress={() => void reset()}>
          {t('reset_competence.confirm')}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('form.cancel')}
        </Button>
      </div>
    </>
  )
}

export function ResetCompetence({ card, onReset }: ResetCompetenceProps): JSX.Element | null {
  const [isOpen, setIsOpen] = useState(false)
  const days = card.days_before_reset
  if (!card.can_reset) return days ? <p class="soft small">{tn('reset_competence.days', days)}</p> : null
  return (
    <>
      <Button variant="quiet" onPress={() => setIsOpen(true)}>
        {t('reset_competence.open')}
      </Button>
      <Dialog isOpen={isOpen} title={t('reset_competence.title')} onClose={() => setIsOpen(false)}>
        <Question card={card} onReset={onReset} onClose={() => setIsOpen(false)} />
      </Dialog>
    </>
  )
}
