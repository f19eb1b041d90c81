// What every form of answer receives: the same in training, in an exam and in the author's preview.
import type { Answer, Challenge, Form, Outcome } from '../shared/types'

export interface ChallengeProps {
  challenge: Challenge
  answer: Answer
  onAnswer: (answer: Answer) => void
  isReadOnly: boolean
  /** Shown at a checkpoint; absent while answering. */
  outcome?: Outcome
  /** What is missing, by the name of the field; empty until the learner tried to validate. */
  errors?: Readonly<Record<string, string>>
}

export interface FormProps<F extends Form> {
  form: F
  lang: string
  answer: Answer
  onAnswer: (answer: Answer) => void
  isReadOnly: boolean
  errors: Readonly<Record<string, string>>
}

/** The name of the field of a form that has only one. */
export const ONLY_FIELD = 'answer'

export const listOf = (answer: Answer): string[] => (Array.isArray(answer) ? answer : [])
export const textsOf = (answer: Answer): Record<string, string> => (answer && !Array.isArray(answer) ? answer : {})
