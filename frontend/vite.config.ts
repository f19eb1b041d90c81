// Builds the site: one entry an audience, Preact's JSX without a plugin, one style sheet inlined after the build.
import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const api = process.env.SEXTANT_API ?? 'http://127.0.0.1:8000'

// Few files: a school's proxy often speaks HTTP/1.1. Each group is one chunk; the highest priority that fits wins.
const GROUPS = [
  { name: 'form', test: /\/src\/(ui\/(field|error-summary|dialog|card)\/.*\.tsx|shared\/(form|checks|queue|worker|background)\.)/, priority: 10 },
  { name: 'index', test: /tutorial-list|\/src\/(shared|ui)\/|\/src\/[^/]+$|\/node_modules\/|\/pages\/(landing|levels)\.css|^\0|vite\/|rolldown/, priority: 9 },
  { name: 'landing', test: /\/src\/public\/(sky|pages\/landing)/, priority: 8 },
  { name: 'public', test: /\/src\/public\//, priority: 7 },
  { name: 'play', test: /\/src\/(challenges\/|learner\/(pages\/assessment|question|report|saved|leave|progress|use-))/, priority: 6 },
  { name: 'review', test: /\/src\/learner\/(pages\/(checkpoint|result)|correction|tally|level-arc)/, priority: 4 },
  { name: 'learner', test: /\/src\/(charts\/|learner\/(pages|account|area-list|next-steps|open-|standing|reset-))/, priority: 3 },
]

/** Tells the last step of the build which module went into which file, and what that file needs. */
const listChunks: Plugin = {
  name: 'list-chunks',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).flatMap((chunk) => {
      if (chunk.type !== 'chunk') return []
      const modules = chunk.moduleIds.map((id) => relative(import.meta.dirname, id).replaceAll('\\', '/'))
      const css = [...(chunk.viteMetadata?.importedCss ?? [])]
      return [{ file: chunk.fileName, imports: chunk.imports, modules, css }]
    })
    this.emitFile({ type: 'asset', fileName: '.vite/chunks.json', source: JSON.stringify(chunks) })
  },
}

export default defineConfig({
  plugins: [listChunks],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: ['chrome109', 'firefox115', 'safari15.6'],
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: 'index.html' }, output: { codeSplitting: { includeDependenciesRecursively: false, groups: GROUPS } } },
  },
  server: { proxy: { '/api': api, '/simulators': api, '/assets-content': api } },
  test: { environment: 'happy-dom', setupFiles: ['tests/setup.ts'], include: ['tests/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}'] },
})
