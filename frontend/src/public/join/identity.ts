// Who a pupil says to be, and what is asked of the server about it.
import { client, reply } from '../../shared/client'
import { language } from '../../shared/i18n'
import { takeIn } from '../../shared/session'

export interface Identity extends Record<string, string> {
  first_name: string
  last_name: string
  birth_date: string
}

/** `username`: the one that would be given. `known`: the beginning of the one there is. Neither: through the portal. */
export interface Proposal {
  username: string | null
  known: string | null
}

export const EMPTY: Identity = { first_name: '', last_name: '', birth_date: '' }

const bodyOf = (code: string, { first_name, last_name, birth_date }: Identity) => ({
  campaign_code: code,
  first_name: first_name.trim(),
  last_name: last_name.trim(),
  birth_date,
})

export const propose = (code: string, identity: Identity): Promise<Proposal> =>
  reply(client.POST('/api/auth/pupils/match', { body: bodyOf(code, identity) }))

export async function join(code: string, identity: Identity, password: string): Promise<void> {
  const body = { ...bodyOf(code, identity), password, lang: language.get() }
  takeIn(await reply(client.POST('/api/auth/pupils', { body })))
}

/** The account one is signed in with is that pupil's. */
export async function link(code: string, identity: Identity): Promise<void> {
  await reply(client.POST('/api/learner/learners', { body: bodyOf(code, identity) }))
}
