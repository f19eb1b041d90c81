// The portals and services that one may sign in with.
import { useEffect, useState } from 'preact/hooks'
import { client, reply } from './client'
import type { Provider } from './types'

/** The providers; none while they are not known, and none if they cannot be: other ways in are there anyway. */
export function useProviders(): Provider[] {
  const [providers, setProviders] = useState<Provider[]>([])
  useEffect(() => {
    let isWanted = true
    reply(client.GET('/api/public/identity-providers')).then(
      ({ items }) => isWanted && setProviders(items),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [])
  return providers
}
