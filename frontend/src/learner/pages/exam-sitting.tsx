// The exam of this machine, in the state that the server says.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../shared/i18n'
import { saving } from '../../shared/outbox'
import { useStore } from '../../shared/store'
import { Failure } from '../../ui/loaded/loaded'
import { useTitle } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { endOf, endOfHere } from '../exam/end'
import type { End } from '../exam/end'
import { Ended } from '../exam/ended'
import { passOfHere } from '../exam/pass'
import { Running } from '../exam/running'
import { Elsewhere, Paused } from '../exam/still'
import { useExam } from '../exam/use-exam'
import type { Held, Sitting } from '../exam/use-exam'
import { WaitingRoom } from '../exam/waiting-room'
import { KeptNotice } from '../saved'
import './assessment.css'
import './exam.css'

function Waiting() {
  useTitle(t('exam.loading_title'))
  const state = useStore(saving)
  return (
    <div class="page play">
      <h1 class="visually-hidden">{t('exam.loading_title')}</h1>
      {state === 'kept' ? <KeptNotice /> : <Skeleton lines={6} />}
    </div>
  )
}

function Shown({ held, sitting }: { held: Held; sitting: Sitting }): JSX.Element {
  const { exam } = held
  if (exam.is_elsewhere) return <Elsewhere held={held} />
  if (exam.phase === 'paused') return <Paused held={held} />
  if (exam.phase === 'running') return <Running held={held} sitting={sitting} />
  return <WaitingRoom exam={exam} sitting={sitting} />
}

function Open(): JSX.Element {
  const sitting = useExam()
  const { held, problem } = sitting
  if (held?.exam.phase === 'ended') return <Ended end={endOf(held.exam)} />
  if (problem) {
    return (
      <div class="page">
        <Failure problem={problem} isPage onRetry={sitting.again} />
      </div>
    )
  }
  if (!held) return <Waiting />
  return <Shown held={held} sitting={sitting} />
}

export default function ExamSitting(): JSX.Element {
  const [end] = useState<End | null>(() => (passOfHere() ? null : endOfHere()))
  return end ? <Ended end={end} /> : <Open />
}
