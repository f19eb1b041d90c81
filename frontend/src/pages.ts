// How the pages of an entry are brought in, with their words.
import type { ComponentType } from 'preact'
import { needWords } from './shared/i18n'
import type { Params, Route } from './shared/router'

export type PageProps = { params: Params }
export type PageComponent = ComponentType<PageProps>
type Modules = Record<string, () => Promise<{ default: PageComponent }>>

export interface Pages {
  /** The page, when it is already here. */
  now(route: Route): PageComponent | undefined
  load(route: Route): Promise<PageComponent>
}

/** `modules` by their path from the root, as `import.meta.glob('/src/…')` gives them. */
export function pagesOf(modules: Modules): Pages {
  const loaded = new Map<string, PageComponent>()
  return {
    now: (route) => loaded.get(route.page),
    async load(route) {
      const load = modules[`/src/${route.page}.tsx`]
      if (!load) throw new Error(`No page ${route.page}`)
      const [{ default: page }] = await Promise.all([load(), ...(route.words ?? []).map(needWords)])
      loaded.set(route.page, page)
      return page
    },
  }
}
