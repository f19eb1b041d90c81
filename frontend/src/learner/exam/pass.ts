// The pass of the exam open on this machine, and the machine's own id: kept until the exam is over.
const KEPT = 'sextant.exam'
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

export interface Pass {
  device: string
  /** Empty until one is let in. */
  token: string
  exam: string
  /** At which question this machine last told what it noticed, and how often. */
  told: { position: number; times: number }
}

const newId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => LETTERS[byte % 32]).join('')

const NOTHING = { position: 0, times: 0 }
/** The server keeps as many batches of an exam. */
const MOST_BATCHES = 200

let held: Pass | null = null

function read(): Pass | null {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Pass | null
  } catch {
    return null
  }
}

function write(pass: Pass): Pass {
  held = pass
  try {
    localStorage.setItem(KEPT, JSON.stringify(pass))
  } catch {
    // A browser that keeps nothing has its pass for as long as the page is open.
  }
  return pass
}

const known = (): Pass => held ?? read() ?? write({ device: newId(), token: '', exam: '', told: NOTHING })

/** The id of this machine, drawn once and kept before it is told. */
export const deviceId = (): string => known().device

/** The pass that opens the exam of this machine, or null. */
export function passOfHere(): Pass | null {
  const pass = held ?? read()
  return pass?.token ? pass : null
}

export function keepPass(token: string, exam: string): void {
  const before = known()
  write({ ...before, token, exam, told: before.exam === exam ? before.told : NOTHING })
}

/**
 * The number of the next batch of evidence, null when enough was told at this question. Each question has its own
 * numbers, so that two machines of one exam do not take the same ones.
 */
export function nextBatch(position: number, length: number): number | null {
  const { told, ...pass } = known()
  const times = told.position === position ? told.times : 0
  const most = Math.floor(MOST_BATCHES / length)
  if (times >= most) return null
  write({ ...pass, told: { position, times: times + 1 } })
  return (position - 1) * most + times + 1
}

export function forgetPass(): void {
  held = null
  try {
    localStorage.removeItem(KEPT)
    sessionStorage.removeItem('sextant.draft')
  } catch {
    // Nothing was kept.
  }
}
