// Weighs the built site, compressed as it travels, against the budgets of docs/decisions/front-end.md.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

const FRONTEND = join(dirname(fileURLToPath(import.meta.url)), '..')
const DIST = join(FRONTEND, 'dist')
const KB = 1024

export const BUDGETS = { first_page_kb_gz: 30, largest_chunk_kb_gz: 10, application_kb_gz: 120 }

const weight = (file) => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length / KB

function addWithImports(built, chunk, found) {
  if (!chunk || found.has(chunk.file)) return
  for (const file of [chunk.file, ...(chunk.modules.includes('src/main.tsx') ? [] : chunk.css)]) found.add(file)
  for (const file of chunk.imports) addWithImports(built, built.find((other) => other.file === file), found)
}

/** Kilobytes, gzipped: the landing page with all it loads, the heaviest lazy file, the whole application. */
export function weigh() {
  const path = join(DIST, '.vite', 'chunks.json')
  if (!existsSync(path)) throw new Error('Nothing to weigh: run `npm run build` first')
  const built = JSON.parse(readFileSync(path, 'utf8'))
  const entry = built.find((chunk) => chunk.modules.includes('src/main.tsx'))
  const first = new Set(['index.html'])
  addWithImports(built, entry, first)
  for (const module of ['locales/fr.json', 'src/public/pages/landing.tsx']) {
    addWithImports(built, built.find((chunk) => chunk.modules.includes(module)), first)
  }
  const assets = readdirSync(join(DIST, 'assets')).map((name) => `assets/${name}`)
  const sum = (files) => [...files].reduce((total, file) => total + weight(file), 0)
  return {
    first_page_kb_gz: sum(first),
    largest_chunk_kb_gz: Math.max(...assets.filter((file) => file !== entry.file).map(weight)),
    application_kb_gz: sum(['index.html', ...assets]),
  }
}

function main() {
  const sizes = weigh()
  let isOver = false
  for (const [name, limit] of Object.entries(BUDGETS)) {
    isOver ||= sizes[name] > limit
    console.log(`${name}: ${sizes[name].toFixed(1)} of ${limit}`)
  }
  if (isOver) process.exit(1)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()
