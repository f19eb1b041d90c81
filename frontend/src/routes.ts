// The table of pages and how each one is brought in.
import type { ComponentType } from 'preact'
import { needWords } from './shared/i18n'
import type { Params, Route } from './shared/router'
import table from './routes.json'

export type PageProps = { params: Params }
export type PageComponent = ComponentType<PageProps>

export const routes = table as Route[]

const modules = import.meta.glob<{ default: PageComponent }>(['./public/pages/*.tsx', './learner/pages/*.tsx'])

const loaded = new Map<string, PageComponent>()

export const pageNow = (route: Route): PageComponent | undefined => loaded.get(route.page)

export async function loadPage(route: Route): Promise<PageComponent> {
  const load = modules[`./${route.page}.tsx`]
  if (!load) throw new Error(`No page ${route.page}`)
  const [{ default: page }] = await Promise.all([load(), route.page.startsWith('learner/') && needWords('learner')])
  loaded.set(route.page, page)
  return page
}
