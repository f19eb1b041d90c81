// Starts an entry in the browser: language, theme, router, session, first drawing.
import { render } from 'preact'
import { App } from './app'
import type { Entry } from './app'
import { needWords, preferredLang, useLanguage as speak } from './shared/i18n'
import { match, startRouter } from './shared/router'
import { resume } from './shared/session'
import { startTheme } from './shared/theme'

/** Draws the entry, once the words and the page asked for are here. */
export async function start(entry: Entry): Promise<void> {
  startTheme()
  startRouter(entry.owns)
  void resume()
  const { route } = match(entry.routes, window.location.pathname)
  const words = [speak(preferredLang()), ...entry.words.map(needWords)]
  await Promise.all([...words, entry.pages.load(route).catch(() => undefined)])
  const root = document.getElementById('app')
  if (!root) return
  root.replaceChildren()
  render(<App entry={entry} />, root)
}
