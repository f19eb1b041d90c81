// What surrounds every page. Accessibility: skip link first, one header, one main, one footer, named navigations.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { announce } from '../../shared/announce'
import { serviceName } from '../../shared/framework'
import { LANGS, language, t, useLanguage as speak, wordsOf } from '../../shared/i18n'
import { place } from '../../shared/router'
import { session, signOut } from '../../shared/session'
import { asProblem } from '../../shared/load'
import { useStore } from '../../shared/store'
import { chooseTheme, resolvedTheme, theme } from '../../shared/theme'
import { Icon } from '../icon/icon'
import { Wordmark } from './wordmark'
import './shell.css'

const LANGUAGE_NAMES = { fr: 'Français', en: 'English' }

async function leave() {
  try {
    await signOut('/')
  } catch (error) {
    announce(wordsOf(asProblem(error).code))
  }
}

function Link({ href, children }: { href: string; children: ComponentChildren }) {
  const { path } = useStore(place)
  return (
    <a href={href} aria-current={path === href ? 'page' : undefined}>
      {children}
    </a>
  )
}

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

function Switches() {
  const lang = useStore(language)
  useStore(theme)
  const isDark = resolvedTheme() === 'dark'
  const other = LANGS.find((candidate) => candidate !== lang) ?? 'fr'
  return (
    <div class="header-switches" role="group" aria-label={t('shell.settings')}>
      <button type="button" class="header-switch" lang={other} onClick={() => void speak(other, { remember: true })}>
        {other.toUpperCase()}
        <span class="visually-hidden"> {LANGUAGE_NAMES[other]}</span>
      </button>
      <button
        type="button"
        class="header-switch"
        aria-label={isDark ? t('shell.to_light') : t('shell.to_dark')}
        onClick={() => chooseTheme(isDark ? 'light' : 'dark')}
      >
        <Icon name={isDark ? 'sun' : 'moon'} />
      </button>
    </div>
  )
}

function useIsOnline(): boolean {
  const [isOnline, setIsOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setIsOnline(navigator.onLine)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return isOnline
}

function Footer() {
  return (
    <footer class="footer">
      <div class="footer-bar">
        <nav class="footer-nav" aria-label={t('shell.footer')}>
          <Link href="/levels">{t('nav.levels')}</Link>
          <Link href="/accessibility">{t('nav.accessibility')}</Link>
          <Link href="/privacy">{t('nav.privacy')}</Link>
          <Link href="/terms">{t('nav.terms')}</Link>
        </nav>
        <p class="footer-words">{t('shell.free')}</p>
      </div>
    </footer>
  )
}

export function Shell({ children }: { children: ComponentChildren }): JSX.Element {
  const isOnline = useIsOnline()
  const name = useStore(serviceName)
  return (
    <>
      <a class="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header class="header">
        <div class="header-bar">
          <a class="wordmark" href="/" aria-label={t('shell.home', { name })}>
            <Wordmark name={name} />
          </a>
          <Navigation />
          <Switches />
        </div>
      </header>
      <div class="offline" role="status">
        {!isOnline && (
          <p>
            <Icon name="cloud" /> {t('shell.offline')}
          </p>
        )}
      </div>
      <main class="main" id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </>
  )
}
