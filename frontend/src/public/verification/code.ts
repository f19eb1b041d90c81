// The code of a certificate, and the browser's own id by which failures are counted.
const KEPT = 'sextant.verifier'
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'
export const LENGTH = 14

/** As it is sent: capitals and figures only. */
export const bare = (code: string): string => code.replace(/[^a-z0-9]/gi, '').toUpperCase()

/** As it is printed: groups of four. */
export const grouped = (code: string): string => (bare(code).match(/.{1,4}/g) ?? []).join('-')

/** The code that the QR of a certificate leads here with. */
export const codeOfAddress = (hash: string): string => bare(hash.replace(/^#/, '')).slice(0, 2 * LENGTH)

const drawn = (): string => Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => LETTERS[byte % 32]).join('')

let held = ''

/** Drawn once; kept when the browser keeps anything. */
export function verifier(): string {
  if (held) return held
  try {
    held = localStorage.getItem(KEPT) ?? drawn()
    localStorage.setItem(KEPT, held)
  } catch {
    held = drawn()
  }
  return held
}
