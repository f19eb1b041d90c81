// Which page an address means, and moving between pages without loading the site again.
import type { Part } from './i18n'
import { createStore } from './store'

export interface Route {
  name: string
  path: string
  page: string
  /** `registered`: an account of one's own, not an anonymous visit. */
  access: 'anyone' | 'signed-in' | 'registered'
  /** The parts of the words that only some pages need. */
  words?: Part[]
}
export type Params = Record<string, string>
export interface Place {
  path: string
  search: string
  hash: string
  /** How many moves led here: 0 on the first page, whose focus the browser handles. */
  moves: number
}

function here(moves: number): Place {
  const { pathname, search, hash } = window.location
  return { path: pathname, search, hash, moves }
}

export const place = createStore<Place>(here(0))

function paramsOf(pattern: string, path: string): Params | null {
  if (pattern === '*') return {}
  const wanted = pattern.split('/')
  const given = path.replace(/(.)\/$/, '$1').split('/')
  if (wanted.length !== given.length) return null
  const params: Params = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith(':') && value) params[part.slice(1)] = decode(value)
    else if (part !== value) return null
  }
  return params
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The first route whose pattern fits; the last one of the table (`*`) always does. */
export function match(routes: readonly Route[], path: string): { route: Route; params: Params } {
  for (const route of routes) {
    const params = paramsOf(route.path, path)
    if (params) return { route, params }
  }
  throw new Error(`No route for ${path}`)
}

type Owns = (path: string) => boolean

let owns: Owns = () => true
let isLeaving = false

/** Lets the browser load another document of the site; the first one asked for wins. */
function load(target: URL, replace: boolean): void {
  isLeaving = true
  if (replace) window.location.replace(target)
  else window.location.assign(target)
}

/** Goes to an address of the site. Focus then goes to the heading of the new page. */
export function navigate(to: string, { replace = false } = {}): void {
  if (isLeaving) return
  const target = new URL(to, window.location.href)
  if (!owns(target.pathname)) return load(target, replace)
  if (replace) window.history.replaceState(null, '', target)
  else window.history.pushState(null, '', target)
  window.scrollTo({ top: 0, behavior: 'instant' })
  place.set(here(place.get().moves + 1))
}

function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.target || link.hasAttribute('download')) return null
  return link
}

function onClick(event: MouseEvent): void {
  const link = linkOf(event)
  if (!link) return
  const target = new URL(link.href)
  if (target.origin !== window.location.origin || target.pathname.startsWith('/api/') || !owns(target.pathname)) return
  if (target.hash && target.pathname === window.location.pathname) return
  event.preventDefault()
  navigate(link.href)
}

/** Listens to links and to the Back button; gives back what stops it. `ours` tells the addresses of this document. */
export function startRouter(ours: Owns = () => true): () => void {
  owns = ours
  const onReturn = () => {
    isLeaving = false
  }
  const onBack = () => {
    const next = here(place.get().moves + 1)
    if (next.path !== place.get().path || next.search !== place.get().search) place.set(next)
  }
  document.addEventListener('click', onClick)
  window.addEventListener('popstate', onBack)
  window.addEventListener('pageshow', onReturn)
  return () => {
    window.removeEventListener('pageshow', onReturn)
    document.removeEventListener('click', onClick)
    window.removeEventListener('popstate', onBack)
  }
}
