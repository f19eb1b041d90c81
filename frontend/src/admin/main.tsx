// The entry of the service's own staff.
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/icon/icon.css'
import '../ui/icon/tools'
import { pagesOf } from '../pages'
import type { PageComponent } from '../pages'
import { addParts } from '../shared/i18n'
import type { Route } from '../shared/router'
import { start } from '../start'
import { Gate } from './gate'
import table from './routes.json'
import { AdminShell } from './shell'
import { ADMIN_WORDS } from './words'

addParts(ADMIN_WORDS)

void start({
  routes: table as Route[],
  pages: pagesOf(import.meta.glob<{ default: PageComponent }>('/src/admin/pages/**/*.tsx')),
  words: ['admin', 'ui'],
  owns: (path) => /^\/admin(\/|$)/.test(path),
  Shell: AdminShell,
  Frame: Gate,
})
