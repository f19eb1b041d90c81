// Keeps the shell of one version of the site; scripts/worker.mjs fills in its name and files at the build.
const NAME = 'sextant-__VERSION__'
const FILES = new Set(__FILES__)
const NOT_OURS = /^\/(api|local|simulators|content|orga|certif|admin)(\/|$)|\.[a-z]\w*$/

self.addEventListener('install', (event) => event.waitUntil(caches.open(NAME).then((cache) => cache.addAll([...FILES]))))
self.addEventListener('activate', (event) => {
  const others = (names) => names.filter((name) => name.startsWith('sextant-') && name !== NAME)
  const clean = caches.keys().then((names) => Promise.all(others(names).map((name) => caches.delete(name))))
  event.waitUntil(clean.then(() => self.clients.claim()))
})
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== self.location.origin) return
  const path = mode === 'navigate' && !NOT_OURS.test(pathname) ? '/index.html' : pathname
  if (FILES.has(path)) event.respondWith(caches.match(path).then((kept) => kept ?? fetch(event.request)))
})
// A new version waits for the tabs of the old one to close; it may take over sooner only when no test is open.
self.addEventListener('message', (event) => {
  if (event.data !== 'take-over') return
  const all = self.clients.matchAll({ includeUncontrolled: true, type: 'window' })
  event.waitUntil(all.then((tabs) => tabs.some((tab) => /\/(assessments|exam)(\/|$|#|\?)/.test(tab.url)) || self.skipWaiting()))
})
