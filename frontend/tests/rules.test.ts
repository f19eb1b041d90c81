// The rules of the house: floors, two languages, sizes, one table of routes.
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../scripts/floors.mjs'
import { differences } from '../scripts/locales.mjs'
import { BUDGETS, weigh } from '../scripts/size.mjs'
import table from '../src/routes.json'

describe('floors', () => {
  it.each([
    ['ui/button/button.tsx', "import { x } from '../../learner/x'"],
    ['shared/router.ts', "import { Page } from '../ui/page/page'"],
    ['public/pages/landing.tsx', "import { x } from '../../learner/x'"],
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
  it('has one page for each file of pages', () => {
    const files = ['public', 'learner'].flatMap((audience) =>
      readdirSync(`src/${audience}/pages`)
        .filter((name) => name.endsWith('.tsx'))
        .map((name) => `${audience}/pages/${name.replace('.tsx', '')}`),
    )
    expect(new Set(table.map(({ page }) => page))).toEqual(new Set(files))
  })
})
