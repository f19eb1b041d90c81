// The exam stands still: paused, on another machine, out of time. Accessibility: each has its heading and says what to do.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { navigate } from '../../shared/router'
import { Button } from '../../ui/button/button'
import { Calm } from './calm'
import { clockOf, secondsLeft } from './time'
import { JOIN } from './use-exam'
import type { Held } from './use-exam'

export function Paused({ held }: { held: Held }): JSX.Element {
  const left = clockOf(secondsLeft(held, 0))
  return (
    <Calm state="paused" icon="pause" title={t('exam.paused_title')} lead={t('exam.paused_lead')} isWaiting>
      <p class="calm-fact">{t('exam.paused_left', { left })}</p>
      <p>{t('exam.paused_text')}</p>
    </Calm>
  )
}

/** On this machine one looks at an exam that goes on from another. */
export function Elsewhere({ held: { exam } }: { held: Held }): JSX.Element {
  if (exam.is_move_asked) {
    return (
      <Calm state="moving" icon="people" title={t('exam.moving_title')} lead={t('exam.moving_lead')} isWaiting>
        <p>{t('exam.moving_text')}</p>
      </Calm>
    )
  }
  return (
    <Calm state="elsewhere" icon="info" title={t('exam.elsewhere_title')} lead={t('exam.elsewhere_lead')}>
      <p>{t('exam.elsewhere_text')}</p>
      <div>
        <Button variant="secondary" onPress={() => navigate(JOIN)}>
          {t('exam.continue_here')}
        </Button>
      </div>
    </Calm>
  )
}

export function TimeOver(): JSX.Element {
  return (
    <Calm state="over" icon="clock" title={t('exam.over_title')} lead={t('exam.over_lead')} isWaiting>
      <p>{t('exam.over_text')}</p>
    </Calm>
  )
}
