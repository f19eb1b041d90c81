// Last step of the build: style and early script written into index.html, then the policy that allows exactly them.
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { minify } from 'rolldown/utils'

const DIST = 'dist'
const read = (...parts) => readFileSync(join(...parts), 'utf8')
const built = JSON.parse(read(DIST, '.vite', 'chunks.json'))
const routes = JSON.parse(read('src', 'routes.json'))
const entry = built.find((chunk) => chunk.modules.includes('src/main.tsx'))

function addWithImports(chunk, found) {
  if (!chunk || chunk === entry || found.has(chunk)) return
  found.add(chunk)
  for (const file of chunk.imports) addWithImports(built.find((other) => other.file === file), found)
}

/** The files that a module needs beside the entry: scripts, then styles. */
function filesOf(module) {
  const found = new Set()
  addWithImports(built.find((chunk) => chunk.modules.includes(module)), found)
  return [...[...found].map((chunk) => chunk.file), ...[...found].flatMap((chunk) => chunk.css)]
}

const patternOf = (path) => `^${path.replace(/:\w+/g, '[^/]+')}/?$`

function chunks() {
  const words = (part) => Object.fromEntries(['fr', 'en'].map((lang) => [lang, filesOf(`locales/${part}${lang}.json`)]))
  const pages = routes
    .filter(({ path }) => path !== '*')
    .map(({ path, page }) => [patternOf(path), filesOf(`src/${page}.tsx`), page.startsWith('learner/') ? 1 : 0])
  return { words: [words(''), words('learner/')], pages }
}

async function earlyScript() {
  const source = read('src', 'before-paint.js').replace('__CHUNKS__', JSON.stringify(chunks()))
  const { code } = await minify('before-paint.js', source)
  return code.trim()
}

// The bundler may put a component's style before the tokens: the order of the layers is said again, first.
const LAYERS = '@layer base,ui,charts,pages;'

function takeStyle() {
  const style = entry.css.map((name) => read(DIST, name).trim()).join('\n')
  for (const name of entry.css) rmSync(join(DIST, name))
  return LAYERS + style
}

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** What a page may load. The server puts the origin of the content's files in place of %ASSETS_ORIGIN%, or nothing. */
function policy(script, style) {
  return [
    "default-src 'none'",
    `script-src 'self' ${hash(script)}`,
    `style-src 'self' ${hash(style)}`,
    "img-src 'self' %ASSETS_ORIGIN%",
    "connect-src 'self'",
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

const script = await earlyScript()
const style = takeStyle()
const html = read(DIST, 'index.html')
  .replace(/>\s+</g, '><')
  .replace(/\s*<link rel="stylesheet"[^>]*>/g, '')
  .replace(/<script>[^<]*before-paint[^<]*<\/script>/, () => `<style>${style}</style><script>${script}</script>`)
if (!html.includes(script) || !html.includes(style)) throw new Error('index.html lost its inline style or script')
writeFileSync(join(DIST, 'index.html'), html)
writeFileSync(join(DIST, 'headers.json'), `${JSON.stringify({ csp: policy(script, style) }, null, 2)}\n`)
