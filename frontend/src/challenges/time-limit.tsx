// The time of a challenge: a screen before it starts, then what is left. Accessibility: silent, but for a few announcements.
import { useEffect, useRef, useState } from 'preact/hooks'
import { announce } from '../shared/announce'
import { t, tn } from '../shared/i18n'
import { useStill } from '../shared/still'
import { Button } from '../ui/button/button'
import { Icon } from '../ui/icon/icon'
import { Notice } from '../ui/notice/notice'
import type { Countdown } from './use-countdown'
import '../ui/progress/progress.css'
import './time-limit.css'

const ANNOUNCED = [300, 60, 30, 10]

export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

export function TimeStart({ seconds, onStart }: { seconds: number; onStart: () => void }) {
  return (
    <section class="time-start stack">
      <Icon name="clock" />
      <h2>{t('play.timed_title')}</h2>
      <p>{tn('play.timed_text', seconds)}</p>
      <Button onPress={onStart}>{t('play.timed_start')}</Button>
    </section>
  )
}

/** Says the time at a few moments, and its end. */
function useAnnouncements({ left, isOver }: Countdown) {
  const lastRef = useRef(left)
  useEffect(() => {
    const passed = ANNOUNCED.find((moment) => lastRef.current > moment && left <= moment && left > 0)
    lastRef.current = left
    if (passed) announce(tn('play.timed_left', left))
  }, [left])
  useEffect(() => {
    if (isOver) announce(t('play.timed_over'))
  }, [isOver])
}

export function TimeLeft({ countdown, total }: { countdown: Countdown; total: number }) {
  const [isHidden, setIsHidden] = useState(false)
  useAnnouncements(countdown)
  const isOver = useStill(countdown.isOver)
  if (isOver) return <Notice tone="warning">{t('play.timed_over')}</Notice>
  return (
    <div class="time-left">
      <Icon name="clock" />
      {!isHidden && (
        <>
          <span role="timer" aria-label={t('play.timed_label')}>
            {clockText(countdown.left)}
          </span>
          <progress class="progress-bar" aria-hidden="true" value={countdown.left} max={total} />
        </>
      )}
      <button type="button" class="link-button" onClick={() => setIsHidden(!isHidden)}>
        {t(isHidden ? 'play.timed_show' : 'play.timed_hide')}
      </button>
    </div>
  )
}
