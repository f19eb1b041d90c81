// Above each question: whose exam it is, how far along, what is left, whether the last answer is safe.
import { formatTime, t } from '../../shared/i18n'
import { Progress } from '../../ui/progress/progress'
import { Saved } from '../saved'
import { Clock } from './clock'
import type { Exam } from './types'
import type { Held } from './use-exam'

interface TopProps {
  exam: Exam
  held: Held
  lostAt: Date | null
  onOver: () => void
}

export function Top({ exam, held, lostAt, onOver }: TopProps) {
  const { answered, length } = exam
  return (
    <div class="exam-top">
      <p class="exam-who">{t('exam.who', { name: exam.first_name, number: exam.session.number })}</p>
      <Clock held={held} onOver={onOver} />
      <Progress
        label={t('exam.progress')}
        value={answered}
        max={length}
        text={t('exam.progress_of', { n: answered, length })}
      />
      <Saved />
      {lostAt && <p class="exam-lost">{t('exam.lost', { time: formatTime(lostAt.toISOString()) })}</p>}
    </div>
  )
}
