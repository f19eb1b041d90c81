// The end of the link of an invitation: taken out of the address at once, kept for this tab while one signs in.
const KEPT = 'sextant.invitation'

/** The token of the address, else the one kept since; '' without any. */
export function invitationToken(): string {
  const token = window.location.hash.replace(/^#token=|^#/, '')
  try {
    if (token) sessionStorage.setItem(KEPT, token)
    return token || (sessionStorage.getItem(KEPT) ?? '')
  } catch {
    return token
  } finally {
    if (token) window.history.replaceState(null, '', window.location.pathname)
  }
}

export function forgetInvitation(): void {
  try {
    sessionStorage.removeItem(KEPT)
  } catch {
    // Nothing was kept.
  }
}
