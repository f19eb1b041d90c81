// The rules of the house: floors, two languages, sizes, one table of routes.
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ENTRIES, chunksOf } from '../scripts/entries.mjs'
import { faultsOf } from '../scripts/floors.mjs'
import { differences } from '../scripts/locales.mjs'
import { BUDGETS, weigh } from '../scripts/size.mjs'
import admin from '../src/admin/routes.json'
import certif from '../src/certif/routes.json'
import orga from '../src/orga/routes.json'
import index from '../src/routes.json'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('floors', () => {
  it.each([
    ['ui/button/button.tsx', "import { x } from '../../learner/x'"],
    ['shared/router.ts', "import { Page } from '../ui/page/page'"],
    ['public/pages/landing.tsx', "import { x } from '../../learner/x'"],
    ['orga/pages/home.tsx', "import { x } from '../../learner/x'"],
    ['orga/shell.tsx', "import { start } from '../start'"],
    ['space/header.tsx', "import { Rose } from '../charts/rose'"],
    ['certif/shell.tsx', "import { x } from '../invigilator/x'"],
    ['learner/x.tsx', "const page = import('./pages/dashboard')"],
    ['charts/rose.tsx', "import { x } from '../challenges/x'"],
    ['learner/x.tsx', "await fetch('/api')"],
    ['ui/x.tsx', 'element.innerHTML = text'],
  ])('%s may not say %s', (path, text) => {
    expect(faultsOf(path, text)).toHaveLength(1)
  })

  it.each([
    ['learner/pages/dashboard.tsx', "import { Rose } from '../../charts/rose'"],
    ['shared/client.ts', 'await fetch(request)'],
    ['shared/trusted.ts', 'element.innerHTML = text'],
    ['app.tsx', "import { Shell } from './ui/shell/shell'"],
    ['orga/main.tsx', "import { start } from '../start'"],
    ['orga/pages/team/members.tsx', "import { x } from '../../team/x'"],
    ['certif/shell.tsx', "import { SpaceHeader } from '../space/header'"],
  ])('%s may say %s', (path, text) => {
    expect(faultsOf(path, text)).toEqual([])
  })
})

describe('languages', () => {
  it('must say the same things', () => {
    expect(differences({ a: 'un {n}', b: 'deux' }, { a: 'one', c: 'three' })).toHaveLength(3)
    expect(differences({ a: 'un {n}' }, { a: 'one {n}' })).toEqual([])
    expect(differences({ a: ' ' }, { a: 'one' })).toHaveLength(1)
  })
})

describe('sizes', () => {
  it.each(Object.entries(BUDGETS))('%s stays within %d', (name, limit) => {
    expect(weigh()[name as keyof typeof BUDGETS]).toBeLessThanOrEqual(limit)
  })
})

describe('routes', () => {
  it.each([
    ['public and learner', index, ['public', 'learner']],
    ['orga', orga, ['orga']],
    ['certif', certif, ['certif', 'invigilator']],
    ['admin', admin, ['admin']],
  ])('of %s have one page for each file of pages', (_name, table, audiences) => {
    const files = audiences.flatMap((audience) =>
      readdirSync(`src/${audience}/pages`, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.tsx'))
        .map((name) => `${audience}/pages/${name.replace('.tsx', '')}`),
    )
    expect(new Set(table.map(({ page }) => page))).toEqual(new Set(files))
  })
})

describe('documents', () => {
  it('share no file of pages: what one audience sees, the others do not download', () => {
    const pagesOf = (name: string) => chunksOf({ name }).flatMap(({ modules }) => modules.filter((module) => /^src\/\w+\/pages/.test(module)))
    expect(pagesOf('index').filter((module) => /^src\/(orga|certif|invigilator|admin)\//.test(module))).toEqual([])
    expect(pagesOf('orga').filter((module) => !module.startsWith('src/orga/'))).toEqual([])
    expect(pagesOf('certif').filter((module) => !/^src\/(certif|invigilator)\//.test(module))).toEqual([])
    expect(pagesOf('admin').filter((module) => !module.startsWith('src/admin/'))).toEqual([])
  })

  it('may run their own inline script and style, and no other', () => {
    const { csp } = JSON.parse(readFileSync('dist/headers.json', 'utf8')) as { csp: Record<string, string> }
    for (const { name } of ENTRIES) {
      const html = readFileSync(`dist/${name}.html`, 'utf8')
      const inline = [...html.matchAll(/<(script|style)>(.*?)<\/\1>/gs)].map(([, , text = '']) => hash(text))
      expect(inline).toHaveLength(2)
      for (const digest of inline) expect(csp[name]).toContain(digest)
      expect(csp[name]).not.toContain('unsafe')
    }
  })
})
