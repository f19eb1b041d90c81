// Weighs the built site, compressed as it travels, against the budgets of docs/decisions/front-end.md.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { ENTRIES, chunksOf, filesOf, startOf } from './entries.mjs'

const DIST = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist')
const KB = 1024
const nameOf = ({ name }) => `${name === 'index' ? 'application' : name}_kb_gz`

export const BUDGETS = {
  first_page_kb_gz: 30,
  largest_chunk_kb_gz: 10,
  ...Object.fromEntries(ENTRIES.map((entry) => [nameOf(entry), entry.kb_gz])),
}

const weight = (file) => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length / KB
const sum = (files) => [...files].reduce((total, file) => total + weight(file), 0)

function addWithImports(built, chunk, found) {
  if (!chunk || found.has(chunk.file)) return
  for (const file of [chunk.file, ...(chunk.modules.includes('src/main.tsx') ? [] : chunk.css)]) found.add(file)
  for (const file of chunk.imports) addWithImports(built, built.find((other) => other.file === file), found)
}

/** The landing page with all it loads. */
function firstPage([index]) {
  const built = chunksOf(index)
  const first = new Set(['index.html'])
  for (const module of ['src/main.tsx', 'locales/fr.json', 'src/public/pages/landing.tsx']) {
    addWithImports(built, built.find((chunk) => chunk.modules.includes(module)), first)
  }
  return sum(first)
}

/** The files of an entry that come later than its start. */
function lazyFiles(entry) {
  const chunks = chunksOf(entry)
  const { file } = startOf(entry, chunks)
  return filesOf(entry, chunks).filter((other) => other !== file)
}

/** A file that only holds English words: nobody downloads both languages, and the French ones are heavier. */
const isEnglish = ({ modules }) => modules.length > 0 && modules.every((module) => /locales\/.*\ben\.json$/.test(module))

/** All that somebody who sees every page of an entry downloads. */
function wholeOf(entry) {
  const chunks = chunksOf(entry)
  const english = new Set(chunks.filter(isEnglish).map(({ file }) => file))
  return [`${entry.name}.html`, ...filesOf(entry, chunks).filter((file) => !english.has(file))]
}

/** Kilobytes, gzipped: the landing page, the heaviest lazy file, the whole of each entry in one language. */
export function weigh() {
  return {
    first_page_kb_gz: firstPage(ENTRIES),
    largest_chunk_kb_gz: Math.max(...ENTRIES.flatMap(lazyFiles).map(weight)),
    ...Object.fromEntries(
      ENTRIES.map((entry) => [nameOf(entry), sum(wholeOf(entry))]),
    ),
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
