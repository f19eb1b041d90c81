// A file on its way: parts put one after another, each tried again, none sent twice.
import { Problem, sendPart } from '../../shared/client'
import { completeImport, missingParts } from './api'
import type { Import } from './api'

export const PART_BYTES = 8 * 1024 * 1024
const TRIES = 3
const PAUSE_MS = 1000

// The files chosen in this tab, by job: a file cannot be kept in an address.
const files = new Map<string, File>()

export const keepFile = (job: string, file: File): void => void files.set(job, file)
export const keptFile = (job: string): File | undefined => files.get(job)

const pause = (milliseconds: number) => new Promise((resolve) => window.setTimeout(resolve, milliseconds))

async function put(address: string, part: Blob): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sendPart(address, part)
    } catch (error) {
      const isFinal = error instanceof Problem && error.status >= 400 && error.status < 500
      if (isFinal || attempt === TRIES) throw error
      await pause(PAUSE_MS * attempt)
    }
  }
}

/** Sends what is missing, says how much is there, then has the file read. */
export async function sendFile(organization: string, job: string, onSent: (share: number) => void): Promise<Import> {
  const file = files.get(job)
  if (!file) throw new Problem({ status: 0, code: 'upload_incomplete' })
  const count = Math.ceil(file.size / PART_BYTES)
  const missing = await missingParts(organization, job)
  let sent = count - missing.length
  onSent(sent / count)
  for (const { number, address } of missing) {
    await put(address, file.slice((number - 1) * PART_BYTES, number * PART_BYTES))
    sent += 1
    onSent(sent / count)
  }
  const begun = await completeImport(organization, job)
  files.delete(job)
  return begun
}
