// Joins the address, the session and the page: the only component that knows them all.
import { Component } from 'preact'
import type { ComponentChildren, ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PageComponent, Pages } from './pages'
import { Problem } from './shared/client'
import { framework } from './shared/framework'
import { language, t } from './shared/i18n'
import type { Part } from './shared/i18n'
import { match, navigate, place } from './shared/router'
import type { Params, Place, Route } from './shared/router'
import { resume, session } from './shared/session'
import { useStore } from './shared/store'
import { Failure } from './ui/loaded/loaded'
import { Skeleton } from './ui/skeleton/skeleton'

/** One HTML document of the site, for one audience. */
export interface Entry {
  routes: readonly Route[]
  pages: Pages
  /** Parts of the words that all its pages need, besides the site's. */
  words: readonly Part[]
  /** Tells the addresses that this document answers. */
  owns: (path: string) => boolean
  Shell: ComponentType<{ children: ComponentChildren }>
  /** What must be known before a page is shown. */
  Frame?: ComponentType<{ params: Params; children: ComponentChildren }>
}

const OFFLINE = new Problem({ status: 0, code: 'offline' })
const BROKEN = new Problem({ status: 0, code: 'unexpected' })

/** Shows a way out when a page breaks while drawing. */
class Guard extends Component<{ children: ComponentChildren }, { isBroken: boolean }> {
  constructor(props: { children: ComponentChildren }) {
    super(props)
    this.state = { isBroken: false }
  }

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

function usePage(pages: Pages, route: Route) {
  const [fetched, setFetched] = useState<Fetched>({ route, page: pages.now(route) ?? null })
  const [attempt, setAttempt] = useState(0)
  const [isMissing, setIsMissing] = useState(false)
  useEffect(() => {
    setIsMissing(false)
    const known = pages.now(route)
    if (known) setFetched({ route, page: known })
    else
      pages.load(route).then(
        (page) => setFetched({ route, page }),
        () => setIsMissing(true),
      )
  }, [pages, route, attempt])
  const page = fetched.route === route ? fetched.page : (pages.now(route) ?? null)
  return { page, isMissing: isMissing && !page, retry: () => setAttempt((n) => n + 1) }
}

function useAccess(route: Route, where: Place): 'open' | 'waiting' | 'unreachable' {
  const { state, user } = useStore(session)
  const isVisitor = state === 'signed-out' || (route.access === 'registered' && user?.kind === 'anonymous')
  const isRefused = route.access !== 'anyone' && isVisitor
  useEffect(() => {
    if (isRefused) navigate(`/sign-in?next=${encodeURIComponent(where.path + where.search)}`, { replace: true })
  }, [isRefused, where])
  if (isRefused) return 'waiting'
  if (route.access === 'anyone' || state === 'signed-in') return 'open'
  return state === 'unreachable' ? 'unreachable' : 'waiting'
}

const Bare = ({ children }: { children: ComponentChildren }) => <>{children}</>

function Routed({ entry }: { entry: Entry }) {
  const where = useStore(place)
  const { route, params } = match(entry.routes, where.path)
  const { page: Page, isMissing, retry } = usePage(entry.pages, route)
  const access = useAccess(route, where)
  const Frame = entry.Frame ?? Bare
  if (isMissing) return <Aside problem={OFFLINE} onRetry={retry} />
  if (access === 'unreachable') return <Aside problem={OFFLINE} onRetry={() => void resume()} />
  if (!Page || access === 'waiting') return <Waiting />
  return (
    <Frame params={params}>
      <Guard key={where.path}>
        <Page params={params} />
      </Guard>
    </Frame>
  )
}

export function App({ entry }: { entry: Entry }) {
  useStore(language)
  useEffect(() => {
    framework().catch(() => undefined)
  }, [])
  return (
    <entry.Shell>
      <Routed entry={entry} />
    </entry.Shell>
  )
}
