// What is asked of the server about one's exam: first to come in, then with the pass of this machine.
import { Problem, client, reply } from '../../shared/client'
import type { Submission } from '../../shared/queue'
import type { Lang } from '../../shared/types'
import { deviceId, keepPass, passOfHere } from './pass'
import type { Entered, Exam, ExamReply, Noticed, Report } from './types'

export interface Identity extends Record<string, string> {
  session_number: string
  first_name: string
  last_name: string
  birth_date: string
}

function takeIn({ pass, exam }: Entered): Exam {
  keepPass(pass, exam.id)
  return exam
}

export async function enter(identity: Identity): Promise<Exam> {
  const body = { ...identity, device_id: deviceId() }
  return takeIn(await reply(client.POST('/api/learner/exam/entry', { body })))
}

/** With a ticket whose account is known, whoever is signed in. */
export async function takeTicket(ticket: string): Promise<Exam> {
  return takeIn(await reply(client.POST('/api/public/exam/ticket', { body: { ticket, device_id: deviceId() } })))
}

/** With a ticket, whose results go to the account one is signed in with. */
export async function linkTicket(ticket: string): Promise<Exam> {
  return takeIn(await reply(client.POST('/api/learner/exam/ticket', { body: { ticket, device_id: deviceId() } })))
}

function withPass(): { Authorization: string } {
  const pass = passOfHere()
  if (!pass) throw new Problem({ status: 401, code: 'not_signed_in' })
  return { Authorization: `Bearer ${pass.token}` }
}

let seen = ''

/** The exam as it is now; null when nothing has changed since the last look that was given. */
export async function look(isChangeOnly = false): Promise<Exam | null> {
  const headers = isChangeOnly && seen ? { ...withPass(), 'If-None-Match': seen } : withPass()
  const asked = client.GET('/api/learner/exam', { headers })
  const { response } = await asked
  if (response.status === 304) return null
  seen = response.headers.get('ETag') ?? ''
  return reply(asked)
}

export const begin = (lang: Lang): Promise<Exam> =>
  reply(client.POST('/api/learner/exam/start', { headers: withPass(), body: { lang, has_read_rules: true } }))

export function answer({ timed_out: isLate = false, ...given }: Submission): Promise<ExamReply> {
  return reply(client.POST('/api/learner/exam/answers', { headers: withPass(), body: { ...given, is_timed_out: isLate } }))
}

export const report = (body: Report): Promise<Exam> =>
  reply(client.POST('/api/learner/exam/reports', { headers: withPass(), body }))

export async function tell(index: number, items: Noticed[]): Promise<void> {
  await reply(client.POST('/api/learner/exam/evidence', { headers: withPass(), body: { index, items } }))
}
