// Writes src/shared/api.d.ts from openapi.json, only when the document is newer than the types.
import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

const source = 'openapi.json'
const target = 'src/shared/api.d.ts'

function isFresh() {
  return existsSync(target) && statSync(target).mtimeMs >= statSync(source).mtimeMs
}

if (existsSync(source) && !isFresh()) {
  execFileSync('node_modules/.bin/openapi-typescript', [source, '-o', target], { stdio: 'inherit' })
}
