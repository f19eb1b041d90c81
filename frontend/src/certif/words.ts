// Where the words of the centers' space are: the common ones, then those of each of its rooms.
import type { Words } from '../shared/i18n'

export const CERTIF_WORDS: Words = {
  certif: { fr: () => import('../../locales/certif/fr.json'), en: () => import('../../locales/certif/en.json') },
  'certif/candidates': {
    fr: () => import('../../locales/certif/candidates/fr.json'),
    en: () => import('../../locales/certif/candidates/en.json'),
  },
  'certif/room': {
    fr: () => import('../../locales/certif/room/fr.json'),
    en: () => import('../../locales/certif/room/en.json'),
  },
  'certif/sessions': {
    fr: () => import('../../locales/certif/sessions/fr.json'),
    en: () => import('../../locales/certif/sessions/en.json'),
  },
  space: { fr: () => import('../../locales/space/fr.json'), en: () => import('../../locales/space/en.json') },
  ui: { fr: () => import('../../locales/ui/fr.json'), en: () => import('../../locales/ui/en.json') },
}
