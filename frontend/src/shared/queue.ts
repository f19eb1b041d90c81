// The answers of training: each is kept on this device until the server has it.
import { Problem, client, reply } from './client'
import { outboxOf, saving } from './outbox'
import type { Kept } from './outbox'
import { resume, session } from './session'
import type { Answer, AnswerReply } from './types'

export interface Submission {
  position: number
  challenge_id: string
  answer: Answer
  timed_out?: boolean
}

const RETRIED = [0, 401, 408, 429]

/** An answer left by one person is never sent in the name of another. */
async function send({ assessmentId, body, userId }: Kept<Submission>): Promise<AnswerReply> {
  if (session.get().state !== 'signed-in') await resume()
  if (session.get().user?.id !== userId) throw new Problem({ status: 401, code: 'not_signed_in' })
  const params = { path: { assessment_id: assessmentId } }
  return reply(client.POST('/api/learner/assessments/{assessment_id}/answers', { params, body: { timed_out: false, ...body } }))
}

const outbox = outboxOf<Submission, AnswerReply>({ send, retried: RETRIED })

const listKept = () => outbox.list(session.get().user?.id ?? '')

/** Keeps the answer here, sends it, and gives the server's reply, however long that takes. */
export function submitAnswer(assessmentId: string, body: Submission): Promise<AnswerReply> {
  const userId = session.get().user?.id ?? ''
  return outbox.submit({ key: `${assessmentId}/${body.position}`, userId, assessmentId, body })
}

/** The reply to the answer of this assessment that was still waiting here, or null. */
export async function deliverKept(assessmentId: string): Promise<AnswerReply | null> {
  let last: AnswerReply | null = null
  for (const kept of (await listKept()).filter((one) => one.assessmentId === assessmentId)) {
    saving.set('kept')
    last = await outbox.deliver(kept)
  }
  return last
}

/** Sends all that the person signed in left here, at load and each time the network is back. */
async function deliverAll(): Promise<void> {
  if (session.get().state !== 'signed-in') await resume()
  for (const kept of await listKept()) await outbox.deliver(kept).catch(() => undefined)
}

export function startQueue(): void {
  window.addEventListener('online', () => void deliverAll())
  void deliverAll()
}
