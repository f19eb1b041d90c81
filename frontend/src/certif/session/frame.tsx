// What surrounds the faces of one session: when, where, its number, its tabs. Usage:
// <SessionFrame id={params.session} face={t('…')}>{(session, refresh) => …}</SessionFrame>
import type { ComponentChildren, JSX } from 'preact'
import { t } from '../../shared/i18n'
import { ButtonLink } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { Failure } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { Tabs } from '../../ui/tabs/tabs'
import { homeOf, sessionsOf, useCenter } from '../centers'
import { Code } from '../sessions/code'
import { StatusBadge } from '../sessions/status-badge'
import type { Session, WholeSession } from '../types'
import { whenTitle } from '../when'
import { Back } from './back'
import { useSession } from './use-session'
import './frame.css'

interface FrameProps {
  id: string
  /** The face shown, told in the browser's tab too. */
  face: string
  children: (session: WholeSession, refresh: () => void) => ComponentChildren
}

function Facts({ session }: { session: Session }) {
  return (
    <dl class="session-facts">
      <div>
        <dt>{t('certif.fact.place')}</dt>
        <dd>
          {session.site}, {session.room}
        </dd>
      </div>
      <div>
        <dt>{t('certif.fact.number')}</dt>
        <dd>
          <Code code={session.number} />
        </dd>
      </div>
      <div>
        <dt>{t('certif.fact.state')}</dt>
        <dd>
          <StatusBadge session={session} />
        </dd>
      </div>
    </dl>
  )
}

const tabsOf = (base: string, session: Session | null) => [
  { href: base, title: t('certif.tab.candidates'), count: session?.candidate_count },
  { href: `${base}/room`, title: t('certif.tab.room') },
  { href: `${base}/finalization`, title: t('certif.tab.finalization') },
  { href: `${base}/results`, title: t('certif.tab.results') },
]

export function SessionFrame({ id, face, children }: FrameProps): JSX.Element {
  const center = useCenter()
  const loading = useSession(id)
  const home = homeOf(center.id)
  const base = `${sessionsOf(center.id)}/${id}`
  if (loading.state === 'failed') {
    return (
      <div class="page">
        <Back href={home} />
        <Failure problem={loading.problem} onRetry={loading.retry} isPage />
      </div>
    )
  }
  const session = loading.state === 'ready' ? loading.value : null
  const title = session ? t('certif.session_of', { when: whenTitle(session) }) : t('certif.session')
  const change = session?.state === 'created' && (
    <ButtonLink href={`${base}/edit`} variant="secondary">
      <Icon name="pencil" />
      {t('certif.edit')}
    </ButtonLink>
  )
  return (
    <Page title={title} tabTitle={`${face} · ${title}`} before={<Back href={home} />} actions={change}>
      {session ? <Facts session={session} /> : <Skeleton lines={2} />}
      <Tabs label={t('certif.faces')} items={tabsOf(base, session)} />
      <div class="session-face">{session ? children(session, loading.retry) : <Skeleton lines={6} />}</div>
    </Page>
  )
}
