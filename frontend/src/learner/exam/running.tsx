// One question after another, each answer acknowledged, the clock always at the same place.
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Problem } from '../../shared/client'
import { hasKey, t } from '../../shared/i18n'
import type { Challenge } from '../../shared/types'
import { Icon } from '../../ui/icon/icon'
import { Notice } from '../../ui/notice/notice'
import { useHeadingFocus, useTitle, useTopOfPage } from '../../ui/page/page'
import { Question } from '../question'
import { News, OpenAlerts } from './news'
import { submitExamAnswer } from './outbox'
import { ReportDialog } from './report-dialog'
import { TimeOver } from './still'
import { secondsLeft } from './time'
import { Top } from './top'
import type { Exam } from './types'
import { useEvidence } from './use-evidence'
import type { Held, Sitting } from './use-exam'

function refusal({ code }: Problem): string {
  const key = `exam.refused_${code}`
  return hasKey(key) ? t(key) : t('exam.refused')
}

function Report({ exam, onOpen }: { exam: Exam; onOpen: () => void }) {
  if (!exam.reports_left) return <p class="exam-report soft">{t('exam.report_too_many')}</p>
  return (
    <button type="button" class="link-button play-report" onClick={onOpen}>
      <Icon name="flag" /> {t('exam.report')}
    </button>
  )
}

const LeftNotice = () => (
  <Notice tone="warning" isLive>
    <p>{t('exam.left_page')}</p>
  </Notice>
)

interface AskingProps {
  exam: Exam
  challenge: Challenge
  held: Held
  sitting: Sitting
}

function Asking({ exam, challenge, held, sitting }: AskingProps) {
  const [isReporting, setIsReporting] = useState(false)
  const [refused, setRefused] = useState('')
  const [isOver, setIsOver] = useState(false)
  const [isSettled, setIsSettled] = useState(false)
  const over = useCallback(() => setIsOver(true), [])
  const key = `${exam.position}/${challenge.id}`
  const heading = useHeadingFocus(key)
  const title = t('exam.question', { n: exam.position, length: exam.length })
  useTopOfPage(key)
  useTitle(title)
  useEvidence(exam, challenge)
  useEffect(() => {
    if (secondsLeft(held, performance.now()) === 0) return
    setIsOver(false)
    setIsSettled(false)
  }, [held])
  if (isOver && isSettled) return <TimeOver />
  const shown = exam.watches_focus ? challenge : { ...challenge, is_focused: false }
  const isWide = ['simulator', 'picture'].includes(challenge.form.kind)
  return (
    <div class={isWide ? 'page play play-wide' : 'page play'}>
      <Top exam={exam} held={held} lostAt={sitting.lostAt} onOver={over} />
      <h1 class="play-title" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <News exam={exam} refused={refused} />
      <Question
        key={key}
        scope={exam.id}
        step={{ position: exam.position, challenge: shown }}
        submit={(answer) => submitExamAnswer(exam.id, answer)}
        leftNotice={<LeftNotice />}
        onReply={(acknowledged) => {
          setRefused('')
          sitting.take(acknowledged.exam)
        }}
        onRefused={(problem) => {
          if (problem.code !== 'exam_paused') setRefused(refusal(problem))
          sitting.again()
          setIsSettled(isOver)
        }}
        isOver={isOver}
        onSettled={() => setIsSettled(true)}
      />
      <OpenAlerts exam={exam} />
      <Report exam={exam} onOpen={() => setIsReporting(true)} />
      <ReportDialog
        isOpen={isReporting}
        exam={exam}
        challenge={shown}
        onReported={(after) => {
          setIsReporting(false)
          sitting.take(after)
        }}
        onClose={() => setIsReporting(false)}
      />
    </div>
  )
}

export function Running({ held, sitting }: { held: Held; sitting: Sitting }) {
  const { exam } = held
  if (!exam.challenge) return <TimeOver />
  return <Asking exam={exam} challenge={exam.challenge} held={held} sitting={sitting} />
}
