// The client and the session: tokens, renewals, failures.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const USER = { id: 'u', kind: 'registered', email: 'a@b.test', first_name: 'A', last_name: 'B', lang: 'fr' }
const PROFILE = '/api/learner/profile'

type Handler = (request: Request) => Response | Promise<Response>
let handlers: Record<string, Handler>
let calls: { path: string; authorization: string | null }[]
let correlations: (string | null)[]

const json = (status: number, body: unknown, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } })
const signedIn = (token: string, expires_in = 900) => json(200, { access_token: token, expires_in, user: USER })

async function load() {
  vi.resetModules()
  return { ...(await import('../src/shared/session')), ...(await import('../src/shared/client')) }
}

beforeEach(() => {
  handlers = {}
  calls = []
  correlations = []
  localStorage.clear()
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname
    calls.push({ path, authorization: request.headers.get('Authorization') })
    correlations.push(request.headers.get('X-Correlation-Id'))
    const handler = handlers[path]
    if (!handler) throw new TypeError('network')
    return handler(request)
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('a call', () => {
  it('carries the access token of who signed in', async () => {
    handlers = { '/api/auth/sign-in': () => signedIn('one'), [PROFILE]: () => json(200, { pix: 3 }) }
    const { client, reply, session, signIn } = await load()
    await signIn('a@b.test', 'secret')
    expect(session.get()).toMatchObject({ state: 'signed-in', user: { id: 'u' } })
    expect(await reply(client.GET(PROFILE))).toEqual({ pix: 3 })
    expect(calls.at(-1)?.authorization).toBe('Bearer one')
  })

  it('is sent again once, with a new token, when the token was refused', async () => {
    let asked = 0
    handlers = {
      '/api/auth/sign-in': () => signedIn('old'),
      '/api/auth/refresh': () => signedIn('new'),
      [PROFILE]: () => (asked++ === 0 ? json(401, { code: 'not_signed_in' }) : json(200, { pix: 1 })),
    }
    const { client, reply, signIn } = await load()
    await signIn('a@b.test', 'secret')
    expect(await reply(client.GET(PROFILE))).toEqual({ pix: 1 })
    expect(calls.map(({ authorization }) => authorization)).toEqual([null, 'Bearer old', null, 'Bearer new'])
  })

  it('is not sent again when a password was wrong', async () => {
    const path = '/api/learner/account/password'
    handlers = { '/api/auth/sign-in': () => signedIn('one'), [path]: () => json(401, { code: 'wrong_credentials' }) }
    const { client, reply, signIn } = await load()
    await signIn('a@b.test', 'secret')
    const body = { current_password: 'x', new_password: 'y' }
    await expect(reply(client.POST(path, { body }))).rejects.toMatchObject({ code: 'wrong_credentials', status: 401 })
    expect(calls.filter((call) => call.path === path)).toHaveLength(1)
  })

  it('fails with the code of the problem, its fields and the time to wait', async () => {
    const problem = { status: 429, code: 'too_many_attempts', errors: [{ pointer: '/email', code: 'x' }], request_id: 'r' }
    handlers = { '/api/auth/sign-in': () => json(429, problem, { 'Retry-After': '30' }) }
    const { signIn } = await load()
    await expect(signIn('a@b.test', 'x')).rejects.toMatchObject({
      code: 'too_many_attempts',
      retryAfterSeconds: 30,
      requestId: 'r',
      errors: [{ pointer: '/email', code: 'x' }],
    })
  })

  it('carries the number of its page load, another one at the next', async () => {
    handlers = { '/api/auth/sign-in': () => signedIn('one'), [PROFILE]: () => json(200, {}) }
    const { client, reply, signIn } = await load()
    await signIn('a@b.test', 'secret')
    await reply(client.GET(PROFILE))
    await (await load()).signIn('a@b.test', 'secret')
    const [first, second, afterReload] = correlations
    expect(first).toMatch(/^[0-9a-f]{16}$/)
    expect(second).toBe(first)
    expect(afterReload).not.toBe(first)
  })

  it('gives that number as the reference of a failure that came without any', async () => {
    handlers = { '/api/auth/sign-in': () => new Response('<html>', { status: 502 }) }
    const { signIn } = await load()
    const failure = await signIn('a@b.test', 'secret').catch((error: unknown) => error)
    expect(failure).toMatchObject({ status: 502, code: 'unexpected', requestId: correlations[0] })
  })

  it('says that it is offline when nothing answers', async () => {
    const { signIn, isOffline } = await load()
    const failure = await signIn('a@b.test', 'x').catch((error: unknown) => error)
    expect(isOffline(failure)).toBe(true)
  })
})

describe('the renewal', () => {
  it('is one call for all who wait', async () => {
    handlers = { '/api/auth/refresh': () => signedIn('one'), [PROFILE]: () => json(200, { pix: 1 }) }
    const { client, reply } = await load()
    await Promise.all([reply(client.GET(PROFILE)), reply(client.GET(PROFILE)), reply(client.GET(PROFILE))])
    expect(calls.filter(({ path }) => path === '/api/auth/refresh')).toHaveLength(1)
  })

  it('happens before the token is too old', async () => {
    handlers = {
      '/api/auth/sign-in': () => signedIn('short', 10),
      '/api/auth/refresh': () => signedIn('long'),
      [PROFILE]: () => json(200, { pix: 1 }),
    }
    const { client, reply, signIn } = await load()
    await signIn('a@b.test', 'secret')
    await reply(client.GET(PROFILE))
    expect(calls.at(-1)?.authorization).toBe('Bearer long')
  })
})

describe('at load', () => {
  it('asks nothing for somebody who never signed in here', async () => {
    const { resume, session } = await load()
    await resume()
    expect(session.get().state).toBe('signed-out')
    expect(calls).toHaveLength(0)
  })

  it('forgets somebody whose cookie is no longer good', async () => {
    localStorage.setItem('sextant.signed_in', '1')
    handlers = { '/api/auth/refresh': () => json(401, { code: 'signed_out' }) }
    const { resume, session } = await load()
    await resume()
    expect(session.get().state).toBe('signed-out')
    expect(localStorage.getItem('sextant.signed_in')).toBeNull()
  })

  it('does not sign out somebody who has no network', async () => {
    localStorage.setItem('sextant.signed_in', '1')
    const { resume, session } = await load()
    await resume()
    expect(session.get().state).toBe('unreachable')
    expect(localStorage.getItem('sextant.signed_in')).toBe('1')
  })

  it('uses the renewal that the page began before this file was here', async () => {
    localStorage.setItem('sextant.signed_in', '1')
    Object.assign(window, { earlyRefresh: Promise.resolve({ access_token: 'early', expires_in: 900, user: USER }) })
    const { resume, session } = await load()
    await resume()
    expect(session.get().state).toBe('signed-in')
    expect(calls).toHaveLength(0)
  })
})
