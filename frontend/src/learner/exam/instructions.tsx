// How the exam goes, in five points. Accessibility: headings and short texts; nothing to open, nothing that passes by.
import { t } from '../../shared/i18n'
import { Icon } from '../../ui/icon/icon'
import type { IconName } from '../../ui/icon/icon'
import { lengthOf } from './time'
import type { Exam } from './types'

interface Point {
  icon: IconName
  title: string
  texts: string[]
}

function pointsOf({ length, minutes, extra_percent: extra, watches_focus: isWatched }: Exam): Point[] {
  const time = t('exam.time_text', { time: lengthOf(minutes) })
  return [
    { icon: 'book', title: t('exam.questions_title', { n: length }), texts: [t('exam.questions_text'), t('exam.questions_skip')] },
    { icon: 'clock', title: t('exam.time_title'), texts: [extra ? t('exam.time_extra', { time: lengthOf(minutes), percent: extra }) : time, t('exam.time_end')] },
    { icon: 'eye', title: t('exam.modes_title'), texts: [t('exam.modes_free'), t(isWatched ? 'exam.modes_focus' : 'exam.modes_unwatched')] },
    { icon: 'flag', title: t('exam.problem_title'), texts: [t('exam.problem_text')] },
    { icon: 'cloud', title: t('exam.network_title'), texts: [t('exam.network_text')] },
  ]
}

export function Instructions({ exam }: { exam: Exam }) {
  return (
    <section aria-labelledby="exam-how">
      <h2 id="exam-how">{t('exam.how')}</h2>
      <ul class="exam-points">
        {pointsOf(exam).map(({ icon, title, texts }) => (
          <li key={icon} class="exam-point">
            <Icon name={icon} />
            <div>
              <h3>{title}</h3>
              {texts.map((text) => (
                <p key={text}>{text}</p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
