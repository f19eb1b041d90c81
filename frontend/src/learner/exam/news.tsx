// What others did meanwhile, said once: a report settled, another machine asking. Accessibility: polite, in words.
import { useEffect, useRef, useState } from 'preact/hooks'
import { t, tn } from '../../shared/i18n'
import { Icon } from '../../ui/icon/icon'
import { Notice } from '../../ui/notice/notice'
import type { Exam } from './types'

type Alerts = Exam['alerts']

/** What became of the reports since `before`, in words; the last one when several changed at once. */
export function changeOf(before: Alerts, after: Alerts): string {
  if (after.length > before.length) return t('exam.report_done')
  const changed = after.filter(({ state }, index) => state !== before[index]?.state).at(-1)
  return changed ? t(`exam.alert_${changed.state}`, { n: changed.position }) : ''
}

/** The last change, until the next answer. */
function useChange({ alerts, answered }: Exam): string {
  const [text, setText] = useState('')
  const beforeRef = useRef({ alerts, answered })
  useEffect(() => {
    const before = beforeRef.current
    beforeRef.current = { alerts, answered }
    const change = changeOf(before.alerts, alerts)
    if (change) setText(change)
    else if (answered !== before.answered) setText('')
  }, [alerts, answered])
  return text
}

export function News({ exam, refused }: { exam: Exam; refused: string }) {
  const change = useChange(exam)
  return (
    <div class="exam-news" role="status">
      {refused && (
        <Notice tone="warning">
          <p>{refused}</p>
        </Notice>
      )}
      {change && (
        <Notice>
          <p>{change}</p>
        </Notice>
      )}
      {exam.is_move_asked && (
        <Notice tone="warning">
          <p>{t('exam.move_asked')}</p>
        </Notice>
      )}
    </div>
  )
}

/** The reports that still wait for the invigilator. */
export function OpenAlerts({ exam }: { exam: Exam }) {
  const open = exam.alerts.filter(({ state }) => state === 'open').length
  if (!open) return null
  return (
    <p class="exam-open">
      <Icon name="flag" /> {tn('exam.open_alerts', open)}
    </p>
  )
}
