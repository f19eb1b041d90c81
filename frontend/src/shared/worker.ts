// The service worker keeps the site's shell, so that a page reloaded without network still opens.
import { workerUrl } from './trusted'

const isTesting = (): boolean => /^\/(assessments|exam)(\/|$)/.test(window.location.pathname)

/** A version that waited since the last visit takes over now, unless a test is open. */
function takeOver(waiting: ServiceWorker | null): void {
  if (!waiting || isTesting()) return
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true })
  waiting.postMessage('take-over')
}

export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  try {
    const registration = await navigator.serviceWorker.register(workerUrl())
    takeOver(registration.waiting)
  } catch {
    // Without it the site works; only a reload without network does not.
  }
}
