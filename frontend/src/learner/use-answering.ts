// One question being answered: the answer so far, what is missing, the sending, the clock.
import { useState } from 'preact/hooks'
import { initialAnswer, missing } from '../challenges/complete'
import { useCountdown } from '../challenges/use-countdown'
import { useLeftPage } from '../challenges/use-left-page'
import { asProblem } from '../shared/load'
import { submitAnswer } from '../shared/queue'
import type { Answer, AnswerReply } from '../shared/types'
import type { Problem } from '../shared/client'
import type { Step } from './use-assessment'

export interface QuestionProps {
  assessmentId: string
  step: Step
  onReply: (acknowledged: AnswerReply) => void
  onRefused: (problem: Problem) => void
}

export function useAnswering({ assessmentId, step, onReply, onRefused }: QuestionProps) {
  const { challenge, position } = step
  const key = `${assessmentId}/${position}`
  const [answer, setAnswer] = useState<Answer>(() => initialAnswer(challenge))
  const [attempt, setAttempt] = useState(0)
  const [isSending, setIsSending] = useState(false)
  const countdown = useCountdown(challenge.time_limit_seconds, key)
  const hasLeft = useLeftPage(challenge.is_focused && countdown.hasStarted && !isSending, key)

  const send = async (given: Answer) => {
    if (isSending) return
    setIsSending(true)
    const late = countdown.isOver ? { timed_out: true } : {}
    try {
      onReply(await submitAnswer(assessmentId, { position, challenge_id: challenge.id, answer: given, ...late }))
    } catch (error) {
      setIsSending(false)
      onRefused(asProblem(error))
    }
  }
  const validate = (event: Event) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (!missing(challenge.form, answer).length) void send(answer)
  }
  return {
    answer,
    setAnswer,
    attempt,
    errors: attempt ? missing(challenge.form, answer) : [],
    isSending,
    countdown,
    hasLeft,
    validate,
    skip: () => void send(null),
  }
}
