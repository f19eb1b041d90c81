// Language and theme, at hand on every page.
import type { JSX } from 'preact'
import { LANGS, language, t, useLanguage as speak } from '../../shared/i18n'
import { useStore } from '../../shared/store'
import { chooseTheme, resolvedTheme, theme } from '../../shared/theme'
import { Icon } from '../icon/icon'
import './shell.css'

const LANGUAGE_NAMES = { fr: 'Français', en: 'English' }

export function Switches(): JSX.Element {
  const lang = useStore(language)
  useStore(theme)
  const isDark = resolvedTheme() === 'dark'
  const other = LANGS.find((candidate) => candidate !== lang) ?? 'fr'
  return (
    <div class="header-switches" role="group" aria-label={t('shell.settings')}>
      <button type="button" class="header-switch" lang={other} onClick={() => void speak(other, { remember: true })}>
        {other.toUpperCase()}
        <span class="visually-hidden"> {LANGUAGE_NAMES[other]}</span>
      </button>
      <button
        type="button"
        class="header-switch"
        aria-label={isDark ? t('shell.to_light') : t('shell.to_dark')}
        onClick={() => chooseTheme(isDark ? 'light' : 'dark')}
      >
        <Icon name={isDark ? 'sun' : 'moon'} />
      </button>
    </div>
  )
}
