// Coming back from an identity provider: what the address says, who the provider says one is.
import { client, reply } from '../../shared/client'
import { asProblem } from '../../shared/load'
import { useLanguage as speak } from '../../shared/i18n'
import { navigate } from '../../shared/router'
import { takeIn } from '../../shared/session'
import type { HeldIdentity, SignedIn } from '../../shared/types'

export type Arrival =
  | { state: 'waiting' }
  | { state: 'held'; identity: HeldIdentity }
  | { state: 'refused'; code: string }

/** What the provider's answer left behind "#" in the address: a one-time code, or why there is none. */
export interface Said {
  code: string
  error: string
  next: string
}

export function said(hash: string): Said {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  return { code: fields.get('code') ?? '', error: fields.get('error') ?? '', next: fields.get('next') ?? '' }
}

/** A page of this site to go on to: the landing page says nothing to who has just signed in. */
export function destination(next: string): string {
  return /^\/(?![/\\])./.test(next) ? next : '/dashboard'
}

/** The step of signing in that a refusal asks for, as the sign-in page calls it. */
export const STEPS: Record<string, string> = {
  second_factor_required: 'second_factor',
  password_change_required: 'new_password',
}

/** Where one goes to end a sign-in that asks for more, and comes back here from. */
export const stepAddress = (step: string, next: string): string =>
  `/sign-in?step=${step}&next=${encodeURIComponent(`/sign-in/return?next=${encodeURIComponent(next)}`)}`

export async function goIn(signedIn: SignedIn, next: string): Promise<void> {
  const user = takeIn(signedIn)
  await speak(user.lang)
  navigate(destination(next), { replace: true })
}

async function held(): Promise<Arrival> {
  return { state: 'held', identity: await reply(client.POST('/api/auth/sso/claims', { body: {} })) }
}

/** Exchanges the code, once; without one, somebody comes back to an identity that waits. */
export async function arrive({ code, error, next }: Said): Promise<Arrival> {
  if (error) return { state: 'refused', code: error }
  try {
    if (!code) return await held()
    await goIn(await reply(client.POST('/api/auth/sso/exchange', { body: { code } })), next)
    return { state: 'waiting' }
  } catch (failure) {
    return onFailure(asProblem(failure).code, next)
  }
}

async function onFailure(code: string, next: string): Promise<Arrival> {
  if (code in STEPS) {
    navigate(`/sign-in?step=${STEPS[code]}&next=${encodeURIComponent(destination(next))}`, { replace: true })
    return { state: 'waiting' }
  }
  if (code !== 'identity_unknown') return { state: 'refused', code }
  return held().catch((failure: unknown) => ({ state: 'refused', code: asProblem(failure).code }))
}
