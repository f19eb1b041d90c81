// The entry of organizations: teachers, headteachers, those who run campaigns.
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
import { OrgaShell } from './shell'
import { ORGA_WORDS } from './words'

addParts(ORGA_WORDS)

void start({
  routes: table as Route[],
  pages: pagesOf(import.meta.glob<{ default: PageComponent }>('/src/orga/pages/**/*.tsx')),
  words: ['orga', 'ui'],
  owns: (path) => /^\/orga(\/|$)/.test(path),
  Shell: OrgaShell,
  Frame: Gate,
})
