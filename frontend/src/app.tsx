// Joins the address, the session and the page: the only component that knows them all.
import { Component } from 'preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { loadPage, pageNow, routes } from './routes'
import type { PageComponent } from './routes'
import { Problem } from './shared/client'
import { framework } from './shared/framework'
import { language, t } from './shared/i18n'
import { match, navigate, place } from './shared/router'
import type { Place, Route } from './shared/router'
import { resume, session } from './shared/session'
import { useStore } from './shared/store'
import { Failure } from './ui/loaded/loaded'
import { Shell } from './ui/shell/shell'
import { Skeleton } from './ui/skeleton/skeleton'

const OFFLINE = new Problem({ status: 0, code: 'offline' })
const BROKEN = new Problem({ status: 0, code: 'unexpected' })

/** Shows a way out when a page breaks while drawing. */
class Guard extends Component<{ children: ComponentChildren }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static override getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    if (!this.state.isBroken) return this.props.children
    return <Aside problem={BROKEN} onRetry={() => window.location.reload()} />
  }
}

function Aside({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  return (
    <div class="page">
      <Failure problem={problem} isPage onRetry={onRetry} />
    </div>
  )
}

function Waiting() {
  return (
    <div class="page">
      <h1 class="visually-hidden">{t('state.loading')}</h1>
      <Skeleton lines={5} />
    </div>
  )
}

interface Fetched {
  route: Route
  page: PageComponent | null
}

function usePage(route: Route) {
  const [fetched, setFetched] = useState<Fetched>({ route, page: pageNow(route) ?? null })
  const [attempt, setAttempt] = useState(0)
  const [isMissing, setIsMissing] = useState(false)
  useEffect(() => {
    setIsMissing(false)
    const known = pageNow(route)
    if (known) setFetched({ route, page: known })
    else
      loadPage(route).then(
        (page) => setFetched({ route, page }),
        () => setIsMissing(true),
      )
  }, [route, attempt])
  const page = fetched.route === route ? fetched.page : (pageNow(route) ?? null)
  return { page, isMissing: isMissing && !page, retry: () => setAttempt((n) => n + 1) }
}

function useAccess(route: Route, where: Place): 'open' | 'waiting' | 'unreachable' {
  const { state } = useStore(session)
  const isRefused = route.access === 'signed-in' && state === 'signed-out'
  useEffect(() => {
    if (isRefused) navigate(`/sign-in?next=${encodeURIComponent(where.path + where.search)}`, { replace: true })
  }, [isRefused, where])
  if (route.access === 'anyone' || state === 'signed-in') return 'open'
  return state === 'unreachable' ? 'unreachable' : 'waiting'
}

function Routed() {
  const where = useStore(place)
  const { route, params } = match(routes, where.path)
  const { page: Page, isMissing, retry } = usePage(route)
  const access = useAccess(route, where)
  if (isMissing) return <Aside problem={OFFLINE} onRetry={retry} />
  if (access === 'unreachable') return <Aside problem={OFFLINE} onRetry={() => void resume()} />
  if (!Page || access === 'waiting') return <Waiting />
  return (
    <Guard key={where.path}>
      <Page params={params} />
    </Guard>
  )
}

export function App() {
  useStore(language)
  useEffect(() => {
    framework().catch(() => undefined)
  }, [])
  return (
    <Shell>
      <Routed />
    </Shell>
  )
}
