// Last step of the build: style and early script written into each entry's page, then the policy that allows exactly them.
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { minify } from 'rolldown/utils'
import { ENTRIES, chunksOf, startOf } from './entries.mjs'

const DIST = 'dist'
const read = (...parts) => readFileSync(join(...parts), 'utf8')

/** The files that a module needs beside the entry: scripts, then styles. */
function needsOf({ built, start }, module) {
  const found = new Set()
  const add = (chunk) => {
    if (!chunk || chunk === start || found.has(chunk)) return
    found.add(chunk)
    for (const file of chunk.imports) add(built.find((other) => other.file === file))
  }
  add(built.find((chunk) => chunk.modules.includes(module)))
  return [...[...found].map((chunk) => chunk.file), ...[...found].flatMap((chunk) => chunk.css)]
}

const patternOf = (path) => `^${path.replace(/:\w+/g, '[^/]+')}/?$`

/** What the early script asks for: the words of each part, the files and the parts of each page. */
function early(site) {
  const rows = JSON.parse(read(site.entry.routes)).filter(({ path }) => path !== '*')
  const parts = [...new Set([...site.entry.words, ...rows.flatMap(({ words = [] }) => words.map((part) => `${part}/`))])]
  const files = (part) => Object.fromEntries(['fr', 'en'].map((lang) => [lang, needsOf(site, `locales/${part}${lang}.json`)]))
  const pages = rows.map(({ path, page, words = [] }) => [
    patternOf(path),
    needsOf(site, `src/${page}.tsx`),
    words.map((part) => parts.indexOf(`${part}/`)),
  ])
  return { common: site.entry.words.map((part) => parts.indexOf(part)), words: parts.map(files), pages }
}

async function earlyScript(site) {
  const source = read('src', 'before-paint.js').replace('__CHUNKS__', JSON.stringify(early(site)))
  const { code } = await minify('before-paint.js', source)
  return code.trim()
}

// The bundler may put a component's style before the tokens: the order of the layers is said again, first.
const LAYERS = '@layer base,ui,charts,pages;'

const styleOf = ({ start }) => LAYERS + start.css.map((name) => read(DIST, name).trim()).join('\n')

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * What a page may load. The server puts the origin of the content's files in place of %ASSETS_ORIGIN%, that of the
 * files people hand in in place of %UPLOADS_ORIGIN%, or nothing.
 */
function policy({ name }, script, style) {
  return [
    "default-src 'none'",
    `script-src 'self' ${hash(script)}`,
    `style-src 'self' ${hash(style)}`,
    "img-src 'self' %ASSETS_ORIGIN%",
    name === 'orga' ? "connect-src 'self' %UPLOADS_ORIGIN%" : "connect-src 'self'",
    "frame-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types sextant',
  ].join('; ')
}

/** Writes the entry's page; gives back its policy. */
async function finish(entry) {
  const built = chunksOf(entry)
  const site = { entry, built, start: startOf(entry, built) }
  const script = await earlyScript(site)
  const style = styleOf(site)
  const page = join(DIST, `${entry.name}.html`)
  const html = read(page)
    .replace(/>\s+</g, '><')
    .replace(/\s*<link rel="stylesheet"[^>]*>/g, '')
    .replace(/<script>[^<]*before-paint[^<]*<\/script>/, () => `<style>${style}</style><script>${script}</script>`)
  if (!html.includes(script) || !html.includes(style)) throw new Error(`${page} lost its inline style or script`)
  writeFileSync(page, html)
  return policy(entry, script, style)
}

const policies = {}
for (const entry of ENTRIES) policies[entry.name] = await finish(entry)
// Two entries may share a style: gone only when all have it.
for (const entry of ENTRIES) for (const file of startOf(entry, chunksOf(entry)).css) rmSync(join(DIST, file), { force: true })
writeFileSync(join(DIST, 'headers.json'), `${JSON.stringify({ csp: policies }, null, 2)}\n`)
