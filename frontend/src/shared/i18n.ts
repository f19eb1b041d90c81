// The words of the screens: one language at a time, keys typed from the French file.
import type french from '../../locales/fr.json'
import { createStore } from './store'
import type { Lang, Texts } from './types'

export type Key = keyof typeof french
type PluralKey = Key extends infer K ? (K extends `${infer Stem}.other` ? Stem : never) : never
type Values = Record<string, string | number>
type Words = Record<string, string>

export const LANGS: readonly Lang[] = ['fr', 'en']
const SAVED = 'sextant.lang'

export const language = createStore<Lang>('fr')
let words: Words = {}

const LOADERS: Record<Lang, () => Promise<{ default: Words }>> = {
  fr: () => import('../../locales/fr.json'),
  en: () => import('../../locales/en.json'),
}

function isLang(value: string | null | undefined): value is Lang {
  return value === 'fr' || value === 'en'
}

/** Saved choice, then the browser's languages, then French. */
export function preferredLang(): Lang {
  const saved = readSaved()
  if (isLang(saved)) return saved
  const known = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLang)
  return known ?? 'fr'
}

function readSaved(): string | null {
  try {
    return localStorage.getItem(SAVED)
  } catch {
    return null
  }
}

/** French punctuation never begins a line: the spaces before it do not break. */
export function frenchSpaces(text: string): string {
  return text.replace(/ ([:»])/g, '\u00a0$1').replace(/« /g, '«\u00a0').replace(/ ([;!?])/g, '\u202f$1')
}

const withFrenchSpaces = (found: Words): Words =>
  Object.fromEntries(Object.entries(found).map(([key, text]) => [key, frenchSpaces(text)]))

/** Loads a language, shows the page in it and remembers it on this device when asked to. */
export async function useLanguage(lang: Lang, { remember = false } = {}): Promise<void> {
  const { default: found } = await LOADERS[lang]()
  words = lang === 'fr' ? withFrenchSpaces(found) : found
  document.documentElement.lang = lang
  language.set(lang)
  if (!remember) return
  try {
    localStorage.setItem(SAVED, lang)
  } catch {
    // A browser that keeps nothing still shows the language for this visit.
  }
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name]
    if (value === undefined) return hole
    return typeof value === 'number' ? formatNumber(value) : value
  })
}

/** The text of a key, its `{holes}` filled; numbers are written as the language does. */
export function t(key: Key, values: Values = {}): string {
  return fill(words[key] ?? key, values)
}

/** The text for a count: `tn('days', 3)` reads `days.one` or `days.other` and fills `{n}`. */
export function tn(stem: PluralKey, n: number, values: Values = {}): string {
  const rule = new Intl.PluralRules(language.get()).select(n)
  const text = words[`${stem}.${rule}`] ?? words[`${stem}.other`] ?? stem
  return fill(text, { n, ...values })
}

export const hasKey = (key: string): key is Key => Object.hasOwn(words, key)

/** The text in the page's language of something the framework names in both. */
export const textOf = (texts: Texts): string => texts[language.get()]

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language.get()).format(value)
}

export function formatDateTime(iso: string): string {
  return new Intl.DateTimeFormat(language.get(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso))
}

export function formatTime(iso: string): string {
  return new Intl.DateTimeFormat(language.get(), { timeStyle: 'short' }).format(new Date(iso))
}
