// Before the start: where one is, what is still awaited, how the exam goes, the rules to agree to.
// Accessibility: a change is said, never taking the focus from who reads; each step says in words whether it is done.
import { useEffect, useRef } from 'preact/hooks'
import { announce } from '../../shared/announce'
import { t } from '../../shared/i18n'
import { Icon } from '../../ui/icon/icon'
import { Calm } from './calm'
import { Instructions } from './instructions'
import { Start } from './start'
import type { Exam } from './types'
import type { Sitting } from './use-exam'

type Stage = 'arrived' | 'confirmed' | 'ready'

function stageOf({ phase, is_confirmed: isConfirmed }: Exam): Stage {
  if (phase === 'ready') return 'ready'
  return isConfirmed ? 'confirmed' : 'arrived'
}

const STEPS = ['in', 'presence', 'departure'] as const
const DONE: Record<Stage, number> = { arrived: 1, confirmed: 2, ready: 3 }

function Steps({ stage }: { stage: Stage }) {
  return (
    <ol class="calm-steps">
      {STEPS.map((step, index) => {
        const isDone = index < DONE[stage]
        return (
          <li key={step} class={isDone ? 'calm-step calm-step-done' : 'calm-step'}>
            <Icon name={isDone ? 'check' : 'clock'} />
            <span>{t(isDone ? `exam.step_${step}_done` : `exam.step_${step}`)}</span>
          </li>
        )
      })}
    </ol>
  )
}

function useSaid(stage: Stage): void {
  const beforeRef = useRef(stage)
  useEffect(() => {
    if (beforeRef.current === stage) return
    beforeRef.current = stage
    announce(`${t(`exam.${stage}_title`, { name: '' })} ${t(`exam.${stage}_lead`)}`)
  }, [stage])
}

export function WaitingRoom({ exam, sitting }: { exam: Exam; sitting: Sitting }) {
  const stage = stageOf(exam)
  const { number, site, room } = exam.session
  useSaid(stage)
  return (
    <>
      <Calm
        state="waiting"
        icon={stage === 'ready' ? 'check' : 'person'}
        title={t(`exam.${stage}_title`, { name: exam.first_name })}
        lead={t(`exam.${stage}_lead`)}
        isWaiting={stage !== 'ready'}
      >
        <Steps stage={stage} />
        <p class="calm-place">{t('exam.place', { number, site, room })}</p>
      </Calm>
      <div class="exam-before">
        <Instructions exam={exam} />
        <Start exam={exam} sitting={sitting} />
      </div>
    </>
  )
}
