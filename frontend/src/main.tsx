// Starts the site in the browser: language, theme, router, session, first drawing.
import './ui/tokens.css'
import './ui/base.css'
import './ui/icon/icon.css'
import './public/pages/landing.css'
import './public/pages/levels.css'
import { render } from 'preact'
import { App } from './app'
import { loadPage, routes } from './routes'
import { preferredLang, useLanguage as speak } from './shared/i18n'
import { match, startRouter } from './shared/router'
import { resume } from './shared/session'
import { startTheme } from './shared/theme'

async function start(): Promise<void> {
  startTheme()
  startRouter()
  void resume()
  const { route } = match(routes, window.location.pathname)
  await Promise.all([speak(preferredLang()), loadPage(route).catch(() => undefined)])
  const root = document.getElementById('app')
  if (!root) return
  root.replaceChildren()
  render(<App />, root)
  void import('./shared/background').then(({ startBackground }) => startBackground())
}

void start()
