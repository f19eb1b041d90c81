// Where the words of the learner's pages and of a campaign's are.
import type { Words } from './shared/i18n'

export const INDEX_WORDS: Words = {
  account: { fr: () => import('../locales/account/fr.json'), en: () => import('../locales/account/en.json') },
  campaign: { fr: () => import('../locales/campaign/fr.json'), en: () => import('../locales/campaign/en.json') },
  certifications: {
    fr: () => import('../locales/certifications/fr.json'),
    en: () => import('../locales/certifications/en.json'),
  },
  elsewhere: { fr: () => import('../locales/elsewhere/fr.json'), en: () => import('../locales/elsewhere/en.json') },
  exam: { fr: () => import('../locales/exam/fr.json'), en: () => import('../locales/exam/en.json') },
  join: { fr: () => import('../locales/join/fr.json'), en: () => import('../locales/join/en.json') },
  learner: { fr: () => import('../locales/learner/fr.json'), en: () => import('../locales/learner/en.json') },
  public: { fr: () => import('../locales/public/fr.json'), en: () => import('../locales/public/en.json') },
  ui: { fr: () => import('../locales/ui/fr.json'), en: () => import('../locales/ui/en.json') },
}
