// A file as a request carries it, and back.
import { Problem } from '../../shared/client'
import type { SmallFile } from '../types'

/** The server takes bodies of 64 KB: room is left for what goes with the file. */
const MAX_LENGTH = 63 * 1024
const CHUNK = 0x8000

async function packed(file: File): Promise<ArrayBuffer> {
  if (!/\.csv$/i.test(file.name) || !('CompressionStream' in window)) return file.arrayBuffer()
  return new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let from = 0; from < bytes.length; from += CHUNK) text += String.fromCharCode(...bytes.subarray(from, from + CHUNK))
  return btoa(text)
}

/** The bytes of a file in base64, a CSV made small first; a `Problem` when it is too large. */
export async function contentOf(file: File): Promise<string> {
  const content = base64(new Uint8Array(await packed(file)))
  if (content.length > MAX_LENGTH) throw new Problem({ status: 413, code: 'file_too_large' })
  return content
}

/** Gives a small file to who asked for it. */
export function give({ name, media_type, content }: SmallFile): void {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: media_type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
