// What the kit's QR code says, kept while one signs in: its address is cleared at once, the secret goes nowhere.
const KEPT = 'sextant.room_door'

export interface Door {
  number: string
  secret: string
}

const EMPTY: Door = { number: '', secret: '' }

function fromAddress(): Door | null {
  const said = new URLSearchParams(window.location.hash.slice(1))
  const number = said.get('number')
  if (!number) return null
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  return { number, secret: said.get('secret') ?? '' }
}

function fromBefore(): Door | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Door | null
  } catch {
    return null
  }
}

/** What was scanned, now or before one signed in; empty boxes otherwise. */
export function readDoor(): Door {
  const scanned = fromAddress()
  if (scanned) keepDoor(scanned)
  return scanned ?? fromBefore() ?? EMPTY
}

export function keepDoor(door: Door): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(door))
  } catch {
    // Without storage it is typed after signing in.
  }
}

export function forgetDoor(): void {
  try {
    sessionStorage.removeItem(KEPT)
  } catch {
    // Nothing was kept either.
  }
}
