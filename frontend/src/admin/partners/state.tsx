// Where a client stands, in a word: does it still open?
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import type { Client, Secret } from './api'

const SOON_MS = 30 * 86_400_000

export type State = 'active' | 'expiring' | 'expired' | 'revoked'

const TONES: Record<State, StatusTone> = { active: 'success', expiring: 'warning', expired: 'danger', revoked: 'neutral' }

/** The secrets that open now, the newest first. */
export const liveSecrets = ({ secrets }: Client, now = Date.now()): Secret[] =>
  secrets.filter(({ expires_at }) => Date.parse(expires_at) > now).reverse()

export function stateOf(client: Client, now = Date.now()): State {
  if (client.revoked_at) return 'revoked'
  const [newest] = liveSecrets(client, now)
  if (!newest) return 'expired'
  return Date.parse(newest.expires_at) - now < SOON_MS ? 'expiring' : 'active'
}

export function ClientStatus({ client }: { client: Client }): JSX.Element {
  const state = stateOf(client)
  return <Status tone={TONES[state]}>{t(`partners.state.${state}`)}</Status>
}
