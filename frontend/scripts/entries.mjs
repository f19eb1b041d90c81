// The HTML documents of the site, one an audience: what each is made of, and what it may weigh.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FRONTEND = join(dirname(fileURLToPath(import.meta.url)), '..')

/** `words`: the parts of the words that every page of the entry needs. */
export const ENTRIES = [
  { name: 'index', main: 'src/main.tsx', routes: 'src/routes.json', words: ['', 'public/'], kb_gz: 120 },
  { name: 'orga', main: 'src/orga/main.tsx', routes: 'src/orga/routes.json', words: ['', 'orga/', 'space/', 'ui/'], kb_gz: 120 },
  { name: 'certif', main: 'src/certif/main.tsx', routes: 'src/certif/routes.json', words: ['', 'certif/', 'space/', 'ui/'], kb_gz: 90 },
  { name: 'admin', main: 'src/admin/main.tsx', routes: 'src/admin/routes.json', words: ['', 'admin/', 'ui/'], kb_gz: 80 },
]

/** The chunks of a built entry, as vite.config.ts listed them. */
export function chunksOf({ name }) {
  const path = join(FRONTEND, 'dist', '.vite', `${name}.json`)
  if (!existsSync(path)) throw new Error('Run `npm run build` first')
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** The chunk that starts the entry. */
export const startOf = (entry, chunks) => chunks.find((chunk) => chunk.modules.includes(entry.main))

/** The files of an entry, its page apart: scripts, then the styles that were not written into the page. */
export function filesOf(entry, chunks) {
  const inlined = new Set(startOf(entry, chunks).css)
  const styles = chunks.flatMap((chunk) => chunk.css).filter((file) => !inlined.has(file))
  return [...new Set([...chunks.map((chunk) => chunk.file), ...styles])]
}
