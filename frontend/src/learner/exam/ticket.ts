// The code of a personal ticket: taken out of the address at once, kept for this tab while one signs in.
const KEPT = 'sextant.ticket'
const LONGEST = 14

/** A code as it is sent: capitals and figures only. */
export const bare = (code: string): string => code.replace(/[^a-z0-9]/gi, '').toUpperCase()

/** In groups of four, as it is printed. */
export const grouped = (code: string): string => (bare(code).slice(0, LONGEST).match(/.{1,4}/g) ?? []).join('-')

export const isWhole = (code: string): boolean => bare(code).length === LONGEST

/** The ticket of the address, else the one kept since; '' without any. */
export function ticketOfAddress(): string {
  const ticket = /^#ticket=(.+)/.exec(window.location.hash)?.[1] ?? ''
  if (ticket) window.history.replaceState(null, '', window.location.pathname)
  try {
    if (ticket) keepTicket(ticket)
    return bare(ticket || (sessionStorage.getItem(KEPT) ?? ''))
  } catch {
    return bare(ticket)
  }
}

export function keepTicket(ticket: string): void {
  try {
    sessionStorage.setItem(KEPT, ticket)
  } catch {
    // It is asked for again after the sign-in.
  }
}

export function forgetTicket(): void {
  try {
    sessionStorage.removeItem(KEPT)
  } catch {
    // Nothing was kept.
  }
}
