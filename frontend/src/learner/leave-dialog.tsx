// Before leaving a test: what is kept, and the choice between a pause and the end.
import { useState } from 'preact/hooks'
import { t } from '../shared/i18n'
import { navigate } from '../shared/router'
import { session } from '../shared/session'
import { Button } from '../ui/button/button'
import { Dialog } from '../ui/dialog/dialog'
import { Notice } from '../ui/notice/notice'
import { endAssessment, resultPath } from './use-assessment'

/** Where one goes after a pause: an anonymous visitor has no dashboard. */
export const homePath = (): string => (session.get().user?.kind === 'registered' ? '/dashboard' : '/')

/** Ends the assessment and shows its result. */
export function useEnd(assessmentId: string) {
  const [state, setState] = useState<'idle' | 'ending' | 'failed'>('idle')
  const end = async () => {
    setState('ending')
    try {
      navigate(resultPath(await endAssessment(assessmentId)), { replace: true })
    } catch {
      setState('failed')
    }
  }
  return { isEnding: state === 'ending', hasFailed: state === 'failed', end }
}

interface LeaveDialogProps {
  isOpen: boolean
  assessmentId: string
  answered: number
  onClose: () => void
}

export function LeaveDialog({ isOpen, assessmentId, answered, onClose }: LeaveDialogProps) {
  const { isEnding, hasFailed, end } = useEnd(assessmentId)
  return (
    <Dialog isOpen={isOpen} title={t('play.leave_title')} onClose={onClose}>
      <p>{t('play.leave_text')}</p>
      {hasFailed && (
        <Notice tone="danger" isLive>
          {t('play.end_failed')}
        </Notice>
      )}
      <div class="stack leave-choices">
        <Button isWide onPress={() => navigate(homePath())}>
          {t('play.leave_pause')}
        </Button>
        {answered > 0 && (
          <Button isWide variant="secondary" isBusy={isEnding} onPress={() => void end()}>
            {t('play.leave_end')}
          </Button>
        )}
        <Button isWide variant="quiet" onPress={onClose}>
          {t('play.leave_stay')}
        </Button>
      </div>
    </Dialog>
  )
}
