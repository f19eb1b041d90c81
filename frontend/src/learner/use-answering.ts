// One question being answered: the answer so far, what is missing, the sending, the clock.
import { useLayoutEffect, useState } from 'preact/hooks'
import { initialAnswer, missing } from '../challenges/complete'
import { useCountdown } from '../challenges/use-countdown'
import { useLeftPage } from '../challenges/use-left-page'
import type { Problem } from '../shared/client'
import { asProblem } from '../shared/load'
import type { Submission } from '../shared/queue'
import type { Answer, Challenge } from '../shared/types'
import { draftOf, keepDraft } from './draft'

export interface Asked {
  position: number
  challenge: Challenge
}

export interface QuestionProps<Reply> {
  /** The id of the test. */
  scope: string
  step: Asked
  submit: (answer: Submission) => Promise<Reply>
  onReply: (acknowledged: Reply) => void
  onRefused: (problem: Problem) => void
  /** The time of the whole test is over: what is complete is sent, then nothing more. */
  isOver?: boolean
  /** Called once the time is over and nothing is on its way. */
  onSettled?: () => void
}

export function useAnswering<Reply>({ scope, step, submit, onReply, onRefused, ...whole }: QuestionProps<Reply>) {
  const { challenge, position } = step
  const key = `${scope}/${position}/${challenge.id}`
  // A simulator starts anew with the page.
  const [draft] = useState(() => (challenge.form.kind === 'simulator' ? null : draftOf(key)))
  const [answer, setAnswer] = useState<Answer>(draft ?? initialAnswer(challenge))
  const [isTouched, setIsTouched] = useState(draft !== null)
  const [attempt, setAttempt] = useState(0)
  const [isSending, setIsSending] = useState(false)
  const countdown = useCountdown(challenge.time_limit_seconds, key)
  const hasLeft = useLeftPage(challenge.is_focused && countdown.hasStarted && !isSending, key)

  const write = (given: Answer) => {
    setAnswer(given)
    setIsTouched(true)
    keepDraft(key, given)
  }
  const send = async (given: Answer) => {
    if (isSending) return
    setIsSending(true)
    const late = countdown.isOver ? { timed_out: true } : {}
    try {
      onReply(await submit({ position, challenge_id: challenge.id, answer: given, ...late }))
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
  // Before the first paint: a question that comes with the end of the time is not shown.
  useLayoutEffect(() => {
    if (!whole.isOver || isSending) return
    if (isTouched && !missing(challenge.form, answer).length) void send(answer)
    else whole.onSettled?.()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the time is over
  }, [whole.isOver])

  return {
    answer,
    setAnswer: write,
    attempt,
    errors: attempt ? missing(challenge.form, answer) : [],
    isSending,
    countdown,
    hasLeft,
    validate,
    skip: () => void send(null),
  }
}
