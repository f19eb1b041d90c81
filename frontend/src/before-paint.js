// Runs inline in the page's head: language, theme, early requests. Built into each entry's page by scripts/finish.mjs.
;(function () {
  var html = document.documentElement
  var keep = function (key) {
    try {
      return localStorage.getItem('sextant.' + key)
    } catch {
      return null
    }
  }
  var known = function (tag) {
    return /^(fr|en)/i.test(tag)
  }
  var lang = keep('lang') || (navigator.languages || []).find(known) || 'fr'
  html.lang = lang = /^en/i.test(lang) ? 'en' : 'fr'
  var dark = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  html.dataset.theme = keep('theme') || dark

  // First in line: what it brings back is waited for longest, and HTTP/1.1 sends six requests at a time.
  if (keep('signed_in')) {
    var refresh = function () {
      var asked = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}', priority: 'high' }
      return fetch('/api/auth/refresh', asked).then(function (reply) {
        return reply.ok ? reply.json() : null
      })
    }
    var locks = navigator.locks
    window.earlyRefresh = (locks ? locks.request('sextant.refresh', refresh) : refresh()).catch(function () {
      return null
    })
  }

  var chunks = __CHUNKS__
  var preload = function (files) {
    files.forEach(function (file) {
      var link = document.createElement('link')
      var isStyle = /css$/.test(file)
      link.rel = isStyle ? 'preload' : 'modulepreload'
      if (isStyle) link.as = 'style'
      if (isStyle) link.crossOrigin = ''
      link.href = '/' + file
      document.head.append(link)
    })
  }
  var page = chunks.pages.find(function (entry) {
    return new RegExp(entry[0]).test(location.pathname)
  })
  if (page) preload(page[1])
  chunks.common.concat(page ? page[2] : []).forEach(function (part) {
    preload(chunks.words[part][lang])
  })
})()
