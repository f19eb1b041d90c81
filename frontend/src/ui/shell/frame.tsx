// What surrounds every page of every entry. Accessibility: skip link first, one header, one main, one footer, named navigations.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { announce } from '../../shared/announce'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { place } from '../../shared/router'
import { session, signOut } from '../../shared/session'
import { useStore } from '../../shared/store'
import { Icon } from '../icon/icon'
import './shell.css'

/** Signs out and shows the landing page; says why when it could not be done. */
export async function leave(): Promise<void> {
  try {
    await signOut('/')
  } catch (error) {
    announce(wordsOf(asProblem(error).code))
  }
}

export function Link({ href, children }: { href: string; children: ComponentChildren }): JSX.Element {
  const { path } = useStore(place)
  return (
    <a href={href} aria-current={path === href ? 'page' : undefined}>
      {children}
    </a>
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
  const { user } = useStore(session)
  return (
    <footer class="footer">
      <div class="footer-bar">
        <nav class="footer-nav" aria-label={t('shell.footer')}>
          <Link href="/levels">{t('nav.levels')}</Link>
          <Link href="/verify">{t('nav.verify')}</Link>
          <Link href="/accessibility">{t('nav.accessibility')}</Link>
          <Link href="/privacy">{t('nav.privacy')}</Link>
          <Link href="/terms">{t('nav.terms')}</Link>
          <Link href="/orga">{t('nav.orga')}</Link>
          {user?.is_staff && <Link href="/admin">{t('nav.admin')}</Link>}
        </nav>
        <p class="footer-words">{t('shell.free')}</p>
      </div>
    </footer>
  )
}

interface FrameProps {
  header: ComponentChildren
  /** What is said when the network is gone. */
  offline: string
  /** Without the footer: nothing leads away. */
  isBare?: boolean
  children: ComponentChildren
}

export function Frame({ header, offline, isBare = false, children }: FrameProps): JSX.Element {
  const isOnline = useIsOnline()
  return (
    <>
      <a class="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header class="header">{header}</header>
      <div class="offline" role="status">
        {!isOnline && (
          <p>
            <Icon name="cloud" /> {offline}
          </p>
        )}
      </div>
      <main class="main" id="main" tabIndex={-1}>
        {children}
      </main>
      {!isBare && <Footer />}
    </>
  )
}
