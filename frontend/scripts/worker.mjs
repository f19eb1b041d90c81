// After the build: copies the simulators and tells the service worker which files make the shell, under their hash.
import { createHash } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ENTRIES, chunksOf, filesOf } from './entries.mjs'

const DIST = 'dist'
const WORKER = join(DIST, 'sw.js')

/** The files without which the learner's site does not open: its page, its icon, its hashed chunks and styles. */
function shell() {
  const [index] = ENTRIES
  return ['/index.html', '/favicon.svg', ...filesOf(index, chunksOf(index)).sort().map((file) => `/${file}`)]
}

const files = shell()
const hash = createHash('sha256')
for (const file of files) hash.update(file).update(readFileSync(join(DIST, file)))

cpSync('simulators', join(DIST, 'simulators'), { recursive: true })
const worker = readFileSync(WORKER, 'utf8')
  .replace('__VERSION__', hash.digest('hex').slice(0, 16))
  .replace('__FILES__', JSON.stringify(files))
if (/__[A-Z]+__/.test(worker)) throw new Error('sw.js kept a placeholder')
writeFileSync(WORKER, worker)
