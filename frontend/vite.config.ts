// Builds the site: one entry an audience (`--mode orga`), Preact's JSX without a plugin, one style sheet inlined after the build.
import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const api = process.env.SEXTANT_API ?? 'http://127.0.0.1:8000'

interface Group {
  name: string | ((id: string) => string | null)
  debugName?: string
  test: RegExp
  priority: number
}

// What every page of an entry needs from its start.
const SHELL = /\/src\/(shared\/|ui\/(shell|page|button|icon(?!\/tools)|notice|loaded|skeleton)\/|(ui\/)?[^/]+$)|\/node_modules\/|^\0|vite\/|rolldown/

// Few files: a school's proxy often speaks HTTP/1.1. Each group is one chunk; the highest priority that fits wins.
const INDEX: Group[] = [
  { name: 'words-fr', test: /\/locales\/(public\/)?fr\.json$/, priority: 12 },
  { name: 'words-en', test: /\/locales\/(public\/)?en\.json$/, priority: 12 },
  { name: 'form', test: /\/src\/(ui\/(field|error-summary|dialog|card|notice|progress)\/.*\.tsx|shared\/(form|checks|outbox|queue|worker|background|trusted|still|paging)\.|learner\/tutorial-list\.tsx)/, priority: 10 },
  { name: 'index', test: new RegExp(`tutorial-list|${SHELL.source}|/src/ui/(card|dialog|error-summary|field|progress)/|/pages/(landing|levels)\\.css`), priority: 9 },
  { name: 'ui', test: /\/src\/ui\//, priority: 8 },
  { name: 'landing', test: /\/src\/public\/(sky|pages\/landing)/, priority: 8 },
  { name: 'public', test: /\/src\/public\//, priority: 7 },
  { name: 'exam', test: /\/src\/learner\/(exam\/|pages\/exam)/, priority: 7 },
  { name: 'certifications', test: /\/src\/(charts\/(limb|certified)|learner\/(certifications\/|pages\/certification)|public\/(verification\/|pages\/verify))/, priority: 8 },
  { name: 'play', test: /\/src\/(challenges\/|learner\/(pages\/assessment|draft|question|report|saved|leave|progress|use-))/, priority: 6 },
  { name: 'review', test: /\/src\/learner\/(pages\/(checkpoint|result)|correction|tally|level-arc)/, priority: 4 },
  { name: 'learner', test: /\/src\/(charts\/|learner\/(pages|account|area-list|next-steps|open-|standing|reset-))/, priority: 3 },
]

/** An entry of its own: what its pages share, then one file a folder ("campaigns") of its audiences' pages and parts. */
function groupsOf(entry: string, audiences: string = entry): Group[] {
  const folder = new RegExp(`/src/(?:space|${audiences})/(?:pages/)?([^/]+)/`)
  return [
    { name: entry, test: new RegExp(`${SHELL.source}|/src/ui/(menu|icon)/|/src/(space|${entry})/[^/]+$`), priority: 9 },
    { name: `${entry}-ui`, test: /\/src\/ui\//, priority: 8 },
    { name: `${entry}-charts`, test: /\/src\/charts\//, priority: 7 },
    { name: (id) => `${entry}-${folder.exec(id)?.[1] ?? 'pages'}`, debugName: 'folders', test: new RegExp(`/src/(?:space|${audiences})/`), priority: 6 },
  ]
}

const GROUPS: Record<string, Group[]> = { index: INDEX, orga: groupsOf('orga'), certif: groupsOf('certif', 'certif|invigilator'), admin: groupsOf('admin') }

/** Tells the last step of the build which module went into which file, and what that file needs. */
const listChunks = (entry: string): Plugin => ({
  name: 'list-chunks',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).flatMap((chunk) => {
      // The page itself is listed as a chunk, which is not written.
      if (chunk.type !== 'chunk' || chunk.facadeModuleId?.endsWith('.html')) return []
      const modules = chunk.moduleIds.map((id) => relative(import.meta.dirname, id).replaceAll('\\', '/'))
      const css = [...(chunk.viteMetadata?.importedCss ?? [])]
      return [{ file: chunk.fileName, imports: chunk.imports, modules, css }]
    })
    this.emitFile({ type: 'asset', fileName: `.vite/${entry}.json`, source: JSON.stringify(chunks) })
  },
})

/** In development, an address below /orga is answered by orga.html, as the local runner does. */
const serveEntries: Plugin = {
  name: 'serve-entries',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const entry = /^\/(orga|certif|admin)(\/[^.]*)?$/.exec(request.url?.split('?')[0] ?? '')?.[1]
      if (entry) request.url = `/${entry}.html`
      next()
    })
  },
}

export default defineConfig(({ mode }) => {
  const entry = mode in GROUPS ? mode : 'index'
  return {
    plugins: [listChunks(entry), serveEntries],
    publicDir: entry === 'index' && 'public',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target: ['chrome109', 'firefox115', 'safari15.6'],
      emptyOutDir: entry === 'index',
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { [entry]: `${entry}.html` },
        output: { codeSplitting: { includeDependenciesRecursively: false, groups: GROUPS[entry] } },
      },
    },
    server: { proxy: { '/api': api, '/simulators': api, '/assets-content': api } },
    test: { environment: 'happy-dom', setupFiles: ['tests/setup.ts'], include: ['tests/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}'] },
  }
})
