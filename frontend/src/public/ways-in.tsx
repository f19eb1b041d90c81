// How to come in for whoever is not signed in: the school's portal, a pupil's first time, an account.
import type { JSX } from 'preact'
import { client, reply } from '../shared/client'
import { t } from '../shared/i18n'
import { useLoad } from '../shared/load'
import { place } from '../shared/router'
import { useStore } from '../shared/store'
import type { CampaignIntro, IdentityProvider } from '../shared/types'
import { ButtonLink } from '../ui/button/button'

interface Way {
  href: string
  title: string
  text: string
  action: string
}

async function fetchProviders(): Promise<IdentityProvider[]> {
  const { items } = await reply(client.GET('/api/public/identity-providers'))
  return items
}

/** Where pupils are asked for, the portals that know pupils; elsewhere, all of them. */
function suits(intro: CampaignIntro, { kind }: IdentityProvider): boolean {
  return !intro.needs_learner || kind === 'ent' || kind === 'gar'
}

function waysOf(intro: CampaignIntro, providers: readonly IdentityProvider[], here: string): Way[] {
  const next = encodeURIComponent(here)
  const portals = providers.filter((one) => suits(intro, one)).map(({ id, name }) => ({
    href: `/api/auth/sso/${id}/start?next=${next}`,
    title: name,
    text: t('ways.portal_text'),
    action: t('ways.portal'),
  }))
  const account = { href: `/sign-in?next=${next}`, title: t('ways.account_title'), text: t('ways.account_text'), action: t('nav.sign_in') }
  const first = intro.needs_learner
    ? { href: `/campaigns/${intro.code}/join`, title: t('ways.pupil_title'), text: t('ways.pupil_text'), action: t('ways.pupil') }
    : { href: `/sign-up?next=${next}`, title: t('ways.new_title'), text: t('ways.new_text'), action: t('nav.sign_up') }
  return [...portals, account, first]
}

/** Addresses below `/api/` are left to the browser: they lead out of the site. */
export function WaysIn({ intro }: { intro: CampaignIntro }): JSX.Element {
  const here = useStore(place)
  const loading = useLoad(fetchProviders, '')
  const providers = loading.state === 'ready' ? loading.value : []
  return (
    <section aria-labelledby="ways-title">
      <h2 id="ways-title">{t('ways.title')}</h2>
      <ul class="ways-in">
        {waysOf(intro, providers, here.path).map(({ href, title, text, action }, index) => (
          <li key={href}>
            <div>
              <h3>{title}</h3>
              <p class="soft">{text}</p>
            </div>
            <ButtonLink href={href} variant={index === 0 ? 'primary' : 'secondary'}>
              {action}
              <span class="visually-hidden"> {title}</span>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
