// What surrounds the public pages and the learner's.
import type { ComponentChildren, JSX } from 'preact'
import { serviceName } from '../../shared/framework'
import { t } from '../../shared/i18n'
import { place } from '../../shared/router'
import { session } from '../../shared/session'
import { useStore } from '../../shared/store'
import { Frame, Link, leave } from './frame'
import { Switches } from './switches'
import { Wordmark } from './wordmark'

function Navigation() {
  const { state, user } = useStore(session)
  return (
    <nav class="header-nav" aria-label={t('shell.nav')}>
      {state === 'signed-in' ? (
        <>
          <Link href="/dashboard">{t('nav.dashboard')}</Link>
          <Link href="/account">{t('nav.account')}</Link>
          {user?.kind === 'anonymous' ? (
            <Link href="/sign-up">{t('nav.sign_up_short')}</Link>
          ) : (
            <button type="button" class="header-leave" onClick={() => void leave()}>
              {t('nav.sign_out')}
            </button>
          )}
        </>
      ) : (
        <>
          <Link href="/demo">{t('nav.demo')}</Link>
          <Link href="/levels">{t('nav.levels')}</Link>
          <Link href="/sign-in">{t('nav.sign_in')}</Link>
        </>
      )}
    </nav>
  )
}

function Header({ isBare }: { isBare: boolean }) {
  const name = useStore(serviceName)
  return (
    <div class="header-bar">
      {isBare ? (
        <span class="wordmark">
          <Wordmark name={name} />
        </span>
      ) : (
        <a class="wordmark" href="/" aria-label={t('shell.home', { name })}>
          <Wordmark name={name} />
        </a>
      )}
      {!isBare && <Navigation />}
      <Switches />
    </div>
  )
}

/** During an exam nothing leads away by mistake. */
const BARE = /^\/exam\/./

export function Shell({ children }: { children: ComponentChildren }): JSX.Element {
  const isBare = BARE.test(useStore(place).path)
  return (
    <Frame header={<Header isBare={isBare} />} offline={t('shell.offline')} isBare={isBare}>
      {children}
    </Frame>
  )
}
