// A form being filled: its values, its sending, and what the server refused, in words.
import { useState } from 'preact/hooks'
import type { Problem } from './client'
import { hasKey, t, wordsOf } from './i18n'
import { asProblem } from './load'

export interface FormError {
  /** The `name` of the field, or none when the error is not one field's. */
  field?: string
  text: string
}

const FIELD_OF_CODE: Record<string, string> = {
  invalid_email: 'email',
  email_taken: 'email',
  weak_password: 'password',
}

/** The form's own name for what the server calls `field`: a page of several forms tells them apart by a prefix. */
const ownName = (field: string, fields: readonly string[]): string | undefined =>
  fields.find((name) => name === field) ?? fields.find((name) => name.endsWith(`_${field}`))

/** The server's refusal as lines for the summary, each with its field when it names one. */
export function errorsOf(problem: Problem, fields: readonly string[]): FormError[] {
  const named = problem.errors
    .map(({ pointer, code }) => ({ field: ownName(pointer.replace(/^\//, ''), fields), code }))
    .filter(({ field }) => field)
  if (named.length) return named.map(({ field, code }) => ({ field, text: wordsOf(hasKey(`error.${code}`) ? code : problem.code) }))
  const field = FIELD_OF_CODE[problem.code]
  const reference = problem.status >= 500 ? ` ${t('state.request', { id: problem.requestId })}.` : ''
  return [{ field: field && ownName(field, fields), text: wordsOf(problem.code) + reference }]
}

interface FormPlan<Values> {
  initial: Values
  /** What is wrong before sending, by field. */
  check: (values: Values) => FormError[]
  send: (values: Values) => Promise<void>
}

export function useForm<Values extends Record<string, string | boolean>>(plan: FormPlan<Values>) {
  const [values, setValues] = useState(plan.initial)
  const [errors, setErrors] = useState<FormError[]>([])
  const [attempt, setAttempt] = useState(0)
  const [isSending, setIsSending] = useState(false)

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    if (isSending) return
    const found = plan.check(values)
    setErrors(found)
    setAttempt((n) => n + 1)
    if (found.length) return
    setIsSending(true)
    try {
      await plan.send(values)
    } catch (error) {
      setErrors(errorsOf(asProblem(error), Object.keys(values)))
      setAttempt((n) => n + 1)
    } finally {
      setIsSending(false)
    }
  }

  /** The properties of the field of that name. */
  function bind<Name extends keyof Values & string>(name: Name) {
    return {
      name,
      value: values[name],
      onValue: (value: Values[Name]) => setValues((before) => ({ ...before, [name]: value })),
      error: errors.find((candidate) => candidate.field === name)?.text,
    }
  }

  const reset = () => setValues(plan.initial)
  return { values, errors, attempt, isSending, submit, bind, reset }
}
