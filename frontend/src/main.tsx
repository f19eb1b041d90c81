// The entry of everybody: public pages and the learner's.
import './ui/tokens.css'
import './ui/base.css'
import './ui/icon/icon.css'
import './public/pages/landing.css'
import './public/pages/levels.css'
import type { Entry } from './app'
import { pagesOf } from './pages'
import type { PageComponent } from './pages'
import table from './routes.json'
import { addParts } from './shared/i18n'
import type { Route } from './shared/router'
import { start } from './start'
import { Shell } from './ui/shell/shell'
import { INDEX_WORDS } from './words'

const OTHER_ENTRIES = /^\/(orga|certif|admin)(\/|$)/

addParts(INDEX_WORDS)

const entry: Entry = {
  routes: table as Route[],
  pages: pagesOf(import.meta.glob<{ default: PageComponent }>(['/src/public/pages/*.tsx', '/src/learner/pages/*.tsx'])),
  words: ['public'],
  owns: (path: string) => !OTHER_ENTRIES.test(path),
  Shell,
}

void start(entry).then(async () => (await import('./shared/background')).startBackground())
