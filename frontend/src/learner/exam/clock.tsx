// What is left of the exam's time. Accessibility: role timer, silent, but for a few announcements; one may hide it.
import { useEffect, useRef, useState } from 'preact/hooks'
import { announce } from '../../shared/announce'
import { t, tn } from '../../shared/i18n'
import { Icon } from '../../ui/icon/icon'
import { clockOf, useSecondsLeft } from './time'
import type { Held } from './use-exam'

const HIDDEN = 'sextant.clock_hidden'
const ANNOUNCED = [30, 10, 5, 1].map((minutes) => minutes * 60)
const LAST = 5 * 60

function wasHidden(): boolean {
  try {
    return sessionStorage.getItem(HIDDEN) === '1'
  } catch {
    return false
  }
}

function useHidden(): [boolean, () => void] {
  const [isHidden, setIsHidden] = useState(wasHidden)
  const toggle = () => {
    setIsHidden(!isHidden)
    try {
      sessionStorage.setItem(HIDDEN, isHidden ? '' : '1')
    } catch {
      // It is shown again after a reload.
    }
  }
  return [isHidden, toggle]
}

interface ClockProps {
  held: Held
  /** Called once, when nothing is left. */
  onOver: () => void
}

export function Clock({ held, onOver }: ClockProps) {
  const left = useSecondsLeft(held)
  const [isHidden, toggle] = useHidden()
  const lastRef = useRef(left)
  useEffect(() => {
    const passed = ANNOUNCED.find((moment) => lastRef.current > moment && left <= moment && left > 0)
    lastRef.current = left
    if (passed) announce(tn('exam.left', passed / 60))
    if (left === 0) onOver()
  }, [left, onOver])
  return (
    <div class={left <= LAST ? 'exam-clock exam-clock-last' : 'exam-clock'}>
      {!isHidden && (
        <span class="exam-clock-time">
          <Icon name="clock" />
          <span role="timer" aria-label={t('exam.time_left')}>
            {clockOf(left)}
          </span>
        </span>
      )}
      <button type="button" class="link-button" onClick={toggle}>
        {t(isHidden ? 'exam.clock_show' : 'exam.clock_hide')}
      </button>
    </div>
  )
}
