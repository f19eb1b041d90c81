// The one polite live region: what is not seen is said.
const PAUSE_MS = 60

let timer = 0

/** Says `text` to assistive technology, once, after what is being said. */
export function announce(text: string): void {
  const region = document.getElementById('announcer')
  if (!region) return
  window.clearTimeout(timer)
  region.textContent = ''
  timer = window.setTimeout(() => {
    region.textContent = text
  }, PAUSE_MS)
}
