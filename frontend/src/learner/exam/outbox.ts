// The answers of an exam: each is kept on this machine until the server has it, whatever happens meanwhile.
import { Problem } from '../../shared/client'
import { outboxOf, saving } from '../../shared/outbox'
import type { Submission } from '../../shared/queue'
import { answer } from './api'
import { passOfHere } from './pass'
import type { ExamReply } from './types'

const ownerOf = (examId: string): string => `exam/${examId}`

const outbox = outboxOf<Submission, ExamReply>({
  send: ({ assessmentId, body }) => {
    if (passOfHere()?.exam !== assessmentId) throw new Problem({ status: 401, code: 'not_signed_in' })
    return answer(body)
  },
  retried: [0, 408, 429],
  // Until one is let in again, or until the pause is over.
  isForLater: ({ status, code }) => status === 401 || code === 'exam_paused',
})

/** Keeps the answer here, sends it, and gives the server's reply, however long that takes. */
export function submitExamAnswer(examId: string, body: Submission): Promise<ExamReply> {
  const key = `exam/${examId}/${body.position}`
  return outbox.submit({ key, userId: ownerOf(examId), assessmentId: examId, body })
}

/** The reply to the answer that was still waiting here, or null; raises when the server refuses it. */
export async function deliverExamAnswers(examId: string): Promise<ExamReply | null> {
  let last: ExamReply | null = null
  for (const kept of await outbox.list(ownerOf(examId))) {
    saving.set('kept')
    last = await outbox.deliver(kept)
  }
  return last
}
