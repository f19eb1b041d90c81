// Where the words of the organizations' space are: the common ones, then those of each of its rooms.
import type { Words } from '../shared/i18n'

export const ORGA_WORDS: Words = {
  orga: { fr: () => import('../../locales/orga/fr.json'), en: () => import('../../locales/orga/en.json') },
  'orga/campaigns': {
    fr: () => import('../../locales/orga/campaigns/fr.json'),
    en: () => import('../../locales/orga/campaigns/en.json'),
  },
  'orga/imports': {
    fr: () => import('../../locales/orga/imports/fr.json'),
    en: () => import('../../locales/orga/imports/en.json'),
  },
  'orga/learners': {
    fr: () => import('../../locales/orga/learners/fr.json'),
    en: () => import('../../locales/orga/learners/en.json'),
  },
  'orga/results': {
    fr: () => import('../../locales/orga/results/fr.json'),
    en: () => import('../../locales/orga/results/en.json'),
  },
  space: { fr: () => import('../../locales/space/fr.json'), en: () => import('../../locales/space/en.json') },
  ui: { fr: () => import('../../locales/ui/fr.json'), en: () => import('../../locales/ui/en.json') },
}
