// Who is signed in on this page. The access token lives in memory only; a cookie renews it silently.
import { Problem, client, isOffline, reply, setTokens } from './client'
import { navigate } from './router'
import { createStore } from './store'
import type { Lang, SignUp, SignedIn, User } from './types'

export type Session =
  | { state: 'unknown' | 'signed-out' | 'unreachable'; user: null }
  | { state: 'signed-in'; user: User }

const HINT = 'sextant.signed_in'
const MARGIN_MS = 30_000

export const session = createStore<Session>({ state: 'unknown', user: null })

let token: { value: string; goodUntil: number } | null = null
let renewing: Promise<string | null> | null = null

/** A refresh begun by the page's inline script while this file was being loaded. */
interface EarlyWindow extends Window {
  earlyRefresh?: Promise<SignedIn | null> | null
}

function hint(): boolean {
  try {
    return localStorage.getItem(HINT) === '1'
  } catch {
    return true
  }
}

function setHint(value: boolean): void {
  try {
    if (value) localStorage.setItem(HINT, '1')
    else localStorage.removeItem(HINT)
  } catch {
    // Without storage each visit simply asks the server.
  }
}

function enter(signedIn: SignedIn): string {
  token = { value: signedIn.access_token, goodUntil: performance.now() + signedIn.expires_in * 1000 - MARGIN_MS }
  setHint(true)
  session.set({ state: 'signed-in', user: signedIn.user })
  return token.value
}

function leave(): void {
  token = null
  setHint(false)
  session.set({ state: 'signed-out', user: null })
}

/** One renewal at a time among all the tabs: the cookie changes at each one. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? (navigator.locks.request('sextant.refresh', work) as Promise<T>) : work()
}

async function askAgain(): Promise<string | null> {
  const early = (window as EarlyWindow).earlyRefresh
  if (early) {
    delete (window as EarlyWindow).earlyRefresh
    const signedIn = await early
    if (signedIn) return enter(signedIn)
  }
  try {
    return enter(await alone(() => reply(client.POST('/api/auth/refresh', { body: {} }))))
  } catch (error) {
    if (error instanceof Problem && error.status === 401) leave()
    else if (session.get().state === 'unknown') session.set({ state: 'unreachable', user: null })
    if (isOffline(error)) throw error
    return null
  }
}

/** Renews the token; callers at the same time share one call. */
export function renew(): Promise<string | null> {
  renewing ??= askAgain().finally(() => {
    renewing = null
  })
  return renewing
}

async function bearer(): Promise<string | null> {
  if (token && performance.now() < token.goodUntil) return token.value
  return session.get().state === 'signed-out' ? null : renew()
}

setTokens({ bearer, renew })

/** Finds out at load whether somebody is signed in. */
export async function resume(): Promise<void> {
  if (!hint()) return leave()
  try {
    await renew()
  } catch {
    if (session.get().state === 'unknown') session.set({ state: 'unreachable', user: null })
  }
}

/** `login` is an address or a user name; a problem may say that something more is asked. */
export async function signIn(login: string, password: string): Promise<User> {
  return takeIn(await reply(client.POST('/api/auth/sign-in', { body: { login, password } })))
}

/** The second factor, after the password. */
export async function giveCode(code: string): Promise<User> {
  return takeIn(await reply(client.POST('/api/auth/second-factor', { body: { code } })))
}

/** One's own password, after a one-time one. */
export async function choosePassword(password: string): Promise<User> {
  return takeIn(await reply(client.POST('/api/auth/new-password', { body: { password } })))
}

/** Creates an account; an anonymous visitor keeps the answers already given. */
export async function signUp(body: SignUp): Promise<User> {
  const signedIn = await reply(client.POST('/api/auth/sign-up', { body }))
  enter(signedIn)
  return signedIn.user
}

/** Lets in whoever another way in has said to be known. */
export function takeIn(signedIn: SignedIn): User {
  enter(signedIn)
  return signedIn.user
}

export async function startAnonymous(lang: Lang): Promise<User> {
  const signedIn = await reply(client.POST('/api/auth/anonymous', { body: { lang } }))
  enter(signedIn)
  return signedIn.user
}

/** Forgets the account on this page, and goes where one need not be signed in. */
export function forget(to: string): void {
  navigate(to)
  leave()
}

export async function signOut(to: string): Promise<void> {
  await reply(client.POST('/api/auth/sign-out', { body: {} }))
  forget(to)
}

export async function signOutEverywhere(to: string): Promise<void> {
  await reply(client.POST('/api/auth/sign-out-everywhere', { body: {} }))
  forget(to)
}

export function setUser(user: User): void {
  session.set({ state: 'signed-in', user })
}

window.addEventListener('storage', (event) => {
  if (event.key === HINT && event.newValue === null && session.get().state === 'signed-in') leave()
})
