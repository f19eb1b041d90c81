// Checks who may import whom, who may fetch, who may make HTML and who may log; prints each fault.
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const AUDIENCES = ['public', 'learner', 'orga', 'certif', 'invigilator', 'admin']
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', 'src')
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)['"]([^'"]+)['"]/g

/** The floor of a path below src: higher may import lower, neighbours may not see each other. */
export function floorOf(path) {
  const [room, next] = path.split('/')
  if (AUDIENCES.includes(room) && /^main\.tsx?$/.test(next)) return { rank: 6, room: 'entry' }
  if (AUDIENCES.includes(room)) return { rank: next === 'pages' ? 5 : 4, room }
  if (room === 'challenges' || room === 'charts' || room === 'space') return { rank: 3, room }
  if (room === 'ui') return { rank: 2, room }
  if (room === 'shared') return { rank: 1, room }
  return { rank: 6, room: 'entry' }
}

function isAllowed(from, to) {
  if (AUDIENCES.includes(from.room) && AUDIENCES.includes(to.room) && from.room !== to.room) return false
  if (from.rank > to.rank) return true
  return from.rank === to.rank && from.room === to.room
}

/** The faults of one source file, as sentences. */
export function faultsOf(path, text) {
  const faults = []
  for (const [, target] of text.matchAll(IMPORT)) {
    if (!target.startsWith('.')) continue
    const resolved = posix.join(posix.dirname(path), target)
    if (resolved.startsWith('..')) continue
    if (!isAllowed(floorOf(path), floorOf(resolved))) faults.push(`${path} may not import ${resolved}`)
  }
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  if (path !== 'shared/client.ts' && /(^|[^.\w])fetch\s*\(|XMLHttpRequest|sendBeacon/.test(code)) {
    faults.push(`${path} calls the network; only shared/client.ts may`)
  }
  if (path !== 'shared/trusted.ts' && /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|createPolicy/.test(code)) {
    faults.push(`${path} makes HTML; only shared/trusted.ts may`)
  }
  return faults
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path)
    return /\.tsx?$/.test(entry.name) && !/\.(test|d)\.tsx?$/.test(entry.name) ? [path] : []
  })
}

function main() {
  const faults = sources(ROOT).flatMap((file) =>
    faultsOf(relative(ROOT, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')),
  )
  for (const fault of faults) console.error(fault)
  if (faults.length) process.exit(1)
  console.log('floors: nothing to say')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()
