// The words of the screens: one language at a time, keys typed from the French file.
import type site from '../../locales/fr.json'
import type account from '../../locales/account/fr.json'
import type admin from '../../locales/admin/fr.json'
import type adminCertification from '../../locales/admin/certification/fr.json'
import type adminContent from '../../locales/admin/content/fr.json'
import type adminFeeds from '../../locales/admin/feeds/fr.json'
import type adminPartners from '../../locales/admin/partners/fr.json'
import type campaign from '../../locales/campaign/fr.json'
import type certifCandidates from '../../locales/certif/candidates/fr.json'
import type certif from '../../locales/certif/fr.json'
import type certifRoom from '../../locales/certif/room/fr.json'
import type certifSessions from '../../locales/certif/sessions/fr.json'
import type certifications from '../../locales/certifications/fr.json'
import type elsewhere from '../../locales/elsewhere/fr.json'
import type exam from '../../locales/exam/fr.json'
import type join from '../../locales/join/fr.json'
import type learner from '../../locales/learner/fr.json'
import type orgaCampaigns from '../../locales/orga/campaigns/fr.json'
import type orga from '../../locales/orga/fr.json'
import type orgaImports from '../../locales/orga/imports/fr.json'
import type orgaLearners from '../../locales/orga/learners/fr.json'
import type orgaResults from '../../locales/orga/results/fr.json'
import type publicWords from '../../locales/public/fr.json'
import type space from '../../locales/space/fr.json'
import type ui from '../../locales/ui/fr.json'
import { createStore } from './store'
import type { Lang, Texts } from './types'

type Orga = typeof orga & typeof orgaCampaigns & typeof orgaImports & typeof orgaLearners & typeof orgaResults
type Pupils = typeof join & typeof learner & typeof publicWords
type Certif = typeof certif & typeof certifCandidates & typeof certifRoom & typeof certifSessions & typeof certifications & typeof exam
type Admin = typeof admin & typeof adminCertification & typeof adminContent & typeof adminFeeds & typeof adminPartners
type Spaces = Admin & Certif & Orga & typeof space & typeof ui
export type Key = keyof (typeof site & typeof account & typeof campaign & typeof elsewhere & Pupils & Spaces)
type PluralKey = Key extends infer K ? (K extends `${infer Stem}.other` ? Stem : never) : never
type Values = Record<string, string | number>
type Dictionary = Record<string, string>

export const LANGS: readonly Lang[] = ['fr', 'en']
const SAVED = 'sextant.lang'

export const language = createStore<Lang>('fr')

/** Words come in parts, named by their folder, so that nobody downloads those of pages not looked at. */
export type Part =
  | 'site'
  | 'admin'
  | 'admin/certification'
  | 'admin/content'
  | 'admin/feeds'
  | 'admin/partners'
  | 'campaign'
  | 'certif'
  | 'certif/candidates'
  | 'certif/room'
  | 'certif/sessions'
  | 'certifications'
  | 'account'
  | 'elsewhere'
  | 'exam'
  | 'join'
  | 'learner'
  | 'orga'
  | 'orga/campaigns'
  | 'orga/imports'
  | 'orga/learners'
  | 'orga/results'
  | 'public'
  | 'space'
  | 'ui'
export type Words = Partial<Record<Part, Record<Lang, () => Promise<{ default: Dictionary }>>>>

const loaders: Words = {
  site: { fr: () => import('../../locales/fr.json'), en: () => import('../../locales/en.json') },
}

/** Tells where the words of an entry's own parts are; each entry names only its own. */
export function addParts(added: Words): void {
  Object.assign(loaders, added)
}

const parts = new Set<Part>(['site'])
const words: Record<Lang, Dictionary> = { fr: {}, en: {} }
let wanted: Lang = 'fr'

async function bring(lang: Lang, part: Part): Promise<void> {
  const load = loaders[part]
  if (!load) throw new Error(`No words for ${part} here`)
  const { default: found } = await load[lang]()
  Object.assign(words[lang], lang === 'fr' ? withFrenchSpaces(found) : found)
}

/** Makes sure that the words of a part are here, now and after each change of language. */
export async function needWords(part: Part): Promise<void> {
  parts.add(part)
  await bring(wanted, part)
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

const withFrenchSpaces = (found: Dictionary): Dictionary =>
  Object.fromEntries(Object.entries(found).map(([key, text]) => [key, frenchSpaces(text)]))

/** Loads a language, shows the page in it and remembers it on this device when asked to. */
export async function useLanguage(lang: Lang, { remember = false } = {}): Promise<void> {
  wanted = lang
  await Promise.all([...parts].map((part) => bring(lang, part)))
  if (wanted !== lang) return
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
  return fill(words[language.get()][key] ?? key, values)
}

/** The text for a count: `tn('days', 3)` reads `days.one` or `days.other` and fills `{n}`. */
export function tn(stem: PluralKey, n: number, values: Values = {}): string {
  const rule = new Intl.PluralRules(language.get()).select(n)
  const text = words[language.get()][`${stem}.${rule}`] ?? words[language.get()][`${stem}.other`] ?? stem
  return fill(text, { n, ...values })
}

export const hasKey = (key: string): key is Key => Object.hasOwn(words[language.get()], key)

/** The words for an error code of the API. */
export function wordsOf(code: string): string {
  const key = `error.${code}`
  return hasKey(key) ? t(key) : t('error.unexpected')
}

/** The text in the page's language of something the framework names in both. */
export const textOf = (texts: Texts): string => texts[language.get()]

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language.get()).format(value)
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** The size of a file, in the unit that reads best. */
export function formatSize(bytes: number): string {
  const rank = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1)
  const options = { style: 'unit', unit: UNITS[rank], unitDisplay: 'short', maximumFractionDigits: bytes < 1e7 ? 1 : 0 } as const
  return new Intl.NumberFormat(language.get(), options).format(bytes / 1000 ** rank)
}

export function formatPercent(share: number): string {
  return new Intl.NumberFormat(language.get(), { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

/** A day, or an instant's day: 22 novembre 2026; "22 nov. 2026" where room is short. */
export function formatDay(iso: string, dateStyle: 'long' | 'medium' = 'long'): string {
  const isDay = iso.length === 10
  return new Intl.DateTimeFormat(language.get(), { dateStyle, timeZone: isDay ? 'UTC' : undefined }).format(new Date(iso))
}

export function formatDateTime(iso: string): string {
  return new Intl.DateTimeFormat(language.get(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso))
}

export function formatTime(iso: string): string {
  return new Intl.DateTimeFormat(language.get(), { timeStyle: 'short' }).format(new Date(iso))
}
