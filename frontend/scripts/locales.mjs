// Checks that French and English have the same keys, the same placeholders and no empty text.
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', 'locales')

function flatten(value, path = '') {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key))
}

const holes = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ')

/** The differences between two languages, as sentences. */
export function differences(fr, en) {
  const french = new Map(flatten(fr))
  const english = new Map(flatten(en))
  const faults = []
  for (const [key, text] of french) {
    if (!english.has(key)) faults.push(`${key} is missing in English`)
    else if (holes(text) !== holes(english.get(key))) faults.push(`${key} has other placeholders in English`)
    if (!text.trim() || !(english.get(key) ?? 'x').trim()) faults.push(`${key} is empty`)
  }
  for (const key of english.keys()) if (!french.has(key)) faults.push(`${key} is missing in French`)
  return faults
}

function main() {
  const read = (name) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'))
  const names = readdirSync(ROOT, { recursive: true }).map(String).filter((name) => name.endsWith('fr.json'))
  const faults = names.flatMap((name) =>
    differences(read(name), read(name.replace(/fr\.json$/, 'en.json'))).map((fault) => `${name}: ${fault}`),
  )
  for (const fault of faults) console.error(fault)
  if (faults.length) process.exit(1)
  console.log(`locales: ${names.length} pair(s) agree`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()
