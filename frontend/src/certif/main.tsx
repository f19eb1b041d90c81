// The entry of certification centers, and of who invigilates their sessions.
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
import { CertifShell } from './shell'
import { CERTIF_WORDS } from './words'

addParts(CERTIF_WORDS)

const CertifGate = (given: { params: Params; children: ComponentChildren }) => <Gate space="certif" {...given} />

void start({
  routes: table as Route[],
  pages: pagesOf(
    import.meta.glob<{ default: PageComponent }>(['/src/certif/pages/**/*.tsx', '/src/invigilator/pages/**/*.tsx']),
  ),
  words: ['certif', 'space', 'ui'],
  owns: (path) => /^\/certif(\/|$)/.test(path),
  Shell: CertifShell,
  Frame: CertifGate,
})
