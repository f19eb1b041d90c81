// Language, kept with the account, and theme, kept on this device.
import type { JSX } from 'preact'
import { announce } from '../../shared/announce'
import { client, reply } from '../../shared/client'
import { LANGS, language, t, useLanguage as speak } from '../../shared/i18n'
import { session, setUser } from '../../shared/session'
import { useStore } from '../../shared/store'
import { chooseTheme, theme } from '../../shared/theme'
import type { Theme } from '../../shared/theme'
import type { Lang } from '../../shared/types'
import { Section } from './section'

const THEMES: readonly Theme[] = ['system', 'light', 'dark']
const LANGUAGE_NAMES: Record<Lang, string> = { fr: 'Français', en: 'English' }

async function chooseLanguage(lang: Lang) {
  await speak(lang, { remember: true })
  const { user } = session.get()
  if (user?.kind !== 'registered') return
  const body = { first_name: null, last_name: null, lang }
  try {
    setUser(await reply(client.PATCH('/api/learner/account', { body })))
  } catch {
    announce(t('account.lang_kept_here'))
  }
}

interface ChoiceProps<T extends string> {
  name: string
  legend: string
  options: readonly T[]
  value: T
  label: (option: T) => string
  onChoose: (option: T) => void
}

function Choice<T extends string>({ name, legend, options, value, label, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset class="preference">
      <legend class="field-label">{legend}</legend>
      <div class="preference-options">
        {options.map((option) => (
          <label key={option} class="preference-option" lang={name === 'lang' ? option : undefined}>
            <input type="radio" name={name} value={option} checked={option === value} onChange={() => onChoose(option)} />
            {label(option)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function Preferences(): JSX.Element {
  return (
    <Section title={t('account.preferences')}>
      <Choice
        name="lang"
        legend={t('account.lang')}
        options={LANGS}
        value={useStore(language)}
        label={(lang) => LANGUAGE_NAMES[lang]}
        onChoose={(lang) => void chooseLanguage(lang)}
      />
      <Choice
        name="theme"
        legend={t('account.theme')}
        options={THEMES}
        value={useStore(theme)}
        label={(option) => t(`account.theme_${option}`)}
        onChoose={chooseTheme}
      />
    </Section>
  )
}
