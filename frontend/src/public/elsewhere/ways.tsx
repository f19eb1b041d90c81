// The portals and services that one may sign in with, below the form. Accessibility: ordinary links, in a list with a heading.
import type { JSX } from 'preact'
import { nextPlace } from '../../shared/checks'
import { t } from '../../shared/i18n'
import { useProviders } from '../../shared/providers'
import { place } from '../../shared/router'
import { useStore } from '../../shared/store'
import type { Provider } from '../../shared/types'
import { ButtonLink } from '../../ui/button/button'
import './ways.css'

const startOf = (provider: Provider, next: string) =>
  `/api/auth/sso/${provider.id}/start?next=${encodeURIComponent(next)}`

export function WaysElsewhere(): JSX.Element | null {
  const providers = useProviders()
  const next = nextPlace(useStore(place).search)
  if (!providers.length) return null
  return (
    <section class="elsewhere" aria-labelledby="elsewhere">
      <h2 class="elsewhere-title" id="elsewhere">
        {t('elsewhere.or')}
      </h2>
      <ul class="elsewhere-list">
        {providers.map((provider) => (
          <li key={provider.id}>
            <ButtonLink href={startOf(provider, next)} variant="secondary" isWide>
              {t('elsewhere.with', { name: provider.name })}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
