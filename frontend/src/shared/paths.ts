// The API's addresses and bodies, in the form openapi-fetch reads.
import type {
  Answer,
  AnswerReply,
  Assessment,
  CompetenceDetail,
  Correction,
  Framework,
  Lang,
  Profile,
  ReportReason,
  Result,
  Scorecard,
  SignedIn,
  User,
} from './types'

interface Parameters<Path> {
  query?: never
  header?: never
  path: Path
  cookie?: never
}
type Sent<Body> = Body extends undefined ? { requestBody?: never } : { requestBody: { content: { 'application/json': Body } } }
type Operation<Reply, Body, Path> = Sent<Body> & {
  parameters: Path extends undefined ? { query?: never; header?: never; path?: never; cookie?: never } : Parameters<Path>
  responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': Reply } } }
}
type Get<Reply, Path = undefined> = { get: Operation<Reply, undefined, Path> }
type Post<Body, Reply, Path = undefined> = { post: Operation<Reply, Body, Path> }
type Patch<Body, Reply> = { patch: Operation<Reply, Body, undefined> }
type Nothing = Record<string, never>
type WithId = { id: string }

export interface SignUp {
  email: string
  password: string
  first_name: string
  last_name: string
  lang: Lang
  accepts_terms: true
}

export interface paths {
  '/api/auth/sign-up': Post<SignUp, SignedIn>
  '/api/auth/anonymous': Post<{ lang: Lang }, SignedIn>
  '/api/auth/sign-in': Post<{ email: string; password: string }, SignedIn>
  '/api/auth/refresh': Post<Nothing, SignedIn>
  '/api/auth/sign-out': Post<Nothing, undefined>
  '/api/auth/sign-out-everywhere': Post<Nothing, undefined>
  '/api/auth/forgotten-password': Post<{ email: string; lang: Lang }, undefined>
  '/api/auth/reset-password': Post<{ token: string; password: string }, undefined>
  '/api/learner/account': Get<User> & Patch<{ first_name?: string; last_name?: string; lang?: Lang }, User>
  '/api/learner/account/password': Post<{ current_password: string; new_password: string }, undefined>
  '/api/learner/account/export': Post<Nothing, Record<string, unknown>>
  '/api/learner/account/deletion': Post<{ password?: string }, undefined>
  '/api/learner/profile': Get<Profile>
  '/api/learner/competences/{id}': Get<CompetenceDetail, WithId>
  '/api/learner/competences/{id}/reset': Post<Nothing, Scorecard, WithId>
  '/api/learner/assessments': Post<{ kind: 'competence'; competence_id: string } | { kind: 'demo' }, Assessment>
  '/api/learner/assessments/{id}': Get<Assessment, WithId>
  '/api/learner/assessments/{id}/answers': Get<{ items: Correction[]; next: string | null }, WithId> &
    Post<{ position: number; challenge_id: string; answer: Answer; timed_out?: boolean }, AnswerReply, WithId>
  '/api/learner/assessments/{id}/end': Post<Nothing, Assessment, WithId>
  '/api/learner/assessments/{id}/result': Get<Result, WithId>
  '/api/learner/assessments/{id}/reports': Post<
    { challenge_id: string; reason: ReportReason; text: string },
    undefined,
    WithId
  >
  '/api/public/framework': Get<Framework>
}
