// The only place that calls the network: the API, typed, with the access token and clear failures.
import createClient from 'openapi-fetch'
import type { paths } from './api'

const TIMEOUT_MS = 15_000
const TOKENLESS = /^\/api\/(public\/|auth\/(refresh|sign-in|sign-out$|second-factor|new-password|sso\/(claims|exchange|pupil)|anonymous|forgotten-password|reset-password))/

/** Drawn once a page load: by it an incident is followed from the browser to the queues. It names nobody. */
const CORRELATION_ID = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')

export interface ProblemDetails {
  status: number
  code: string
  errors?: { pointer: string; code: string }[]
  request_id?: string
}

/** What went wrong, by the API's `code`; `offline` when the server was not reached. */
export class Problem extends Error {
  // Only declared: a field written here would cost every page a helper for older browsers.
  declare readonly status: number
  declare readonly code: string
  declare readonly errors: { pointer: string; code: string }[]
  declare readonly requestId: string
  declare readonly retryAfterSeconds: number | null

  constructor(details: ProblemDetails, retryAfter: string | null = null) {
    super(details.code)
    this.name = 'Problem'
    this.status = details.status
    this.code = details.code
    this.errors = details.errors ?? []
    this.requestId = details.request_id ?? ''
    this.retryAfterSeconds = retryAfter ? Number(retryAfter) || null : null
  }
}

export const isOffline = (error: unknown): boolean => error instanceof Problem && error.code === 'offline'

/** Who knows the access token: `bearer` gives one that is still good, `renew` asks for a new one. */
export interface Tokens {
  bearer(): Promise<string | null>
  renew(): Promise<string | null>
}

let tokens: Tokens = { bearer: async () => null, renew: async () => null }

export function setTokens(source: Tokens): void {
  tokens = source
}

async function attempt(request: Request, token: string | null): Promise<Response> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS)
  if (token) request.headers.set('Authorization', `Bearer ${token}`)
  try {
    return await fetch(request, { signal: abort.signal })
  } catch {
    throw new Problem({ status: 0, code: 'offline' })
  } finally {
    clearTimeout(timer)
  }
}

async function codeOf(response: Response): Promise<unknown> {
  const body: unknown = await response.clone().json().catch(() => null)
  return body && typeof body === 'object' ? (body as Partial<ProblemDetails>).code : null
}

/** A request that carries a pass of its own (an exam's, a room's) takes no other token. */
const needsToken = ({ url, headers }: Request): boolean =>
  !TOKENLESS.test(new URL(url).pathname) && !headers.has('Authorization')

async function deliver(request: Request): Promise<Response> {
  if (!needsToken(request)) return attempt(request, null)
  const again = request.clone()
  const response = await attempt(request, await tokens.bearer())
  if (response.status !== 401 || (await codeOf(response)) === 'wrong_credentials') return response
  const renewed = await tokens.renew()
  return renewed ? attempt(again, renewed) : response
}

export const client = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: deliver,
  headers: { 'X-Correlation-Id': CORRELATION_ID },
})

interface Settled<T> {
  data?: T
  error?: unknown
  response: Response
}

function problemOf(error: unknown, response: Response): Problem {
  const details = error && typeof error === 'object' ? (error as Partial<ProblemDetails>) : {}
  return new Problem(
    { request_id: CORRELATION_ID, ...details, status: response.status, code: details.code ?? 'unexpected' },
    response.headers.get('Retry-After'),
  )
}

/** The body of a reply, or a `Problem`: `const profile = await reply(client.GET('/api/learner/profile'))`. */
export async function reply<T>(call: Promise<Settled<T>>): Promise<T> {
  const { data, error, response } = await call
  if (!response.ok) throw problemOf(error, response)
  return data as T
}

const PART_TIMEOUT_MS = 15 * 60_000

/** Puts a part of a file where the server said: its address is signed, no token goes with it. */
export async function sendPart(address: string, part: Blob): Promise<void> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), PART_TIMEOUT_MS)
  const sent = fetch(address, { method: 'PUT', body: part, credentials: 'omit', signal: abort.signal })
  const response = await sent.catch(() => null).finally(() => clearTimeout(timer))
  if (!response) throw new Problem({ status: 0, code: 'offline' })
  if (!response.ok) throw new Problem({ status: response.status, code: 'upload_incomplete' })
}
