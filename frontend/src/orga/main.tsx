// The entry of organizations: teachers, headteachers, those who run campaigns.
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/icon/icon.css'
import '../ui/icon/tools'
import type { ComponentChildren } from 'preact'
import { pagesOf } from '../pages'
import type { PageComponent } from '../pages'
import { addParts } from '../shared/i18n'
import type { Params, Route } from '../shared/router'
import { Gate } from '../space/gate'
import { start } from '../start'
import table from './routes.json'
import { OrgaShell } from './shell'
import { ORGA_WORDS } from './words'

addParts(ORGA_WORDS)

const OrgaGate = (given: { params: Params; children: ComponentChildren }) => <Gate space="orga" {...given} />

void start({
  routes: table as Route[],
  pages: pagesOf(import.meta.glob<{ default: PageComponent }>('/src/orga/pages/**/*.tsx')),
  words: ['orga', 'space', 'ui'],
  owns: (path) => /^\/orga(\/|$)/.test(path),
  Shell: OrgaShell,
  Frame: OrgaGate,
})
