// Playing: question after question, saved one by one, with a pause whenever one wants.
import { useState } from 'preact/hooks'
import type { Problem } from '../../shared/client'
import { hasKey, t } from '../../shared/i18n'
import { saving } from '../../shared/outbox'
import { submitAnswer } from '../../shared/queue'
import { useStore } from '../../shared/store'
import type { Assessment } from '../../shared/types'
import { Icon } from '../../ui/icon/icon'
import { Failure } from '../../ui/loaded/loaded'
import { Notice } from '../../ui/notice/notice'
import { useHeadingFocus, useTitle, useTopOfPage } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { LeaveDialog } from '../leave-dialog'
import { ProgressSteps } from '../progress-steps'
import { Question } from '../question'
import { ReportDialog } from '../report-dialog'
import { KeptNotice, Saved } from '../saved'
import { useAssessment } from '../use-assessment'
import type { Playing, Step } from '../use-assessment'
import { useSubject } from '../use-subject'
import './assessment.css'

type Open = 'none' | 'report' | 'leave'

function refusal({ code }: Problem): string {
  const key = `play.refused_${code}`
  return hasKey(key) ? t(key) : t('play.refused')
}

interface AskingProps {
  assessment: Assessment
  step: Step
  playing: Playing
}

function Asking({ assessment, step, playing }: AskingProps) {
  const [open, setOpen] = useState<Open>('none')
  const [refused, setRefused] = useState('')
  const subject = useSubject(assessment)
  const heading = useHeadingFocus(String(step.position))
  useTopOfPage(String(step.position))
  const title = t('play.question', { n: step.position })
  useTitle([title, subject].filter(Boolean).join(' · '))
  const isWide = ['simulator', 'picture'].includes(step.challenge.form.kind)
  const close = () => setOpen('none')
  const refuse = (problem: Problem) => {
    setRefused(refusal(problem))
    playing.retry()
  }
  return (
    <div class={isWide ? 'page play play-wide' : 'page play'}>
      <div class="play-top">
        <p class="play-subject">{subject}</p>
        <button type="button" class="link-button" onClick={() => setOpen('leave')}>
          {t('play.leave')}
        </button>
        <ProgressSteps answered={step.answered} every={assessment.checkpoint_every} />
        <Saved />
      </div>
      <h1 class="play-title" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {refused && (
        <Notice tone="warning" isLive>
          {refused}
        </Notice>
      )}
      <Question
        key={step.position}
        scope={assessment.id}
        step={step}
        submit={(answer) => submitAnswer(assessment.id, answer)}
        onReply={(acknowledged) => {
          setRefused('')
          playing.advance(acknowledged)
        }}
        onRefused={refuse}
      />
      <button type="button" class="link-button play-report" onClick={() => setOpen('report')}>
        <Icon name="alert" /> {t('play.report')}
      </button>
      <ReportDialog isOpen={open === 'report'} assessmentId={assessment.id} challenge={step.challenge} onClose={close} />
      <LeaveDialog isOpen={open === 'leave'} assessmentId={assessment.id} answered={step.answered} onClose={close} />
    </div>
  )
}

/** Before the first question is here: its place, or the answer that still waits for the network. */
function Waiting() {
  useTitle(t('play.title'))
  const state = useStore(saving)
  return (
    <div class="page play">
      <h1 class="visually-hidden">{t('play.title')}</h1>
      {state === 'kept' ? <KeptNotice /> : <Skeleton lines={6} />}
    </div>
  )
}

export default function AssessmentPage({ params }: { params: Record<string, string> }) {
  const playing = useAssessment(params.id ?? '')
  const { problem, assessment, step } = playing
  if (problem) {
    return (
      <div class="page">
        <Failure problem={problem} isPage onRetry={playing.retry} />
      </div>
    )
  }
  if (!assessment || !step) return <Waiting />
  return <Asking assessment={assessment} step={step} playing={playing} />
}
