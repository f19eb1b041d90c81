// Where the words of the staff's space are.
import type { Words } from '../shared/i18n'

export const ADMIN_WORDS: Words = {
  admin: { fr: () => import('../../locales/admin/fr.json'), en: () => import('../../locales/admin/en.json') },
  'admin/certification': {
    fr: () => import('../../locales/admin/certification/fr.json'),
    en: () => import('../../locales/admin/certification/en.json'),
  },
  'admin/content': {
    fr: () => import('../../locales/admin/content/fr.json'),
    en: () => import('../../locales/admin/content/en.json'),
  },
  'admin/feeds': {
    fr: () => import('../../locales/admin/feeds/fr.json'),
    en: () => import('../../locales/admin/feeds/en.json'),
  },
  'admin/partners': {
    fr: () => import('../../locales/admin/partners/fr.json'),
    en: () => import('../../locales/admin/partners/en.json'),
  },
  'certif/room': {
    fr: () => import('../../locales/certif/room/fr.json'),
    en: () => import('../../locales/certif/room/en.json'),
  },
  certifications: {
    fr: () => import('../../locales/certifications/fr.json'),
    en: () => import('../../locales/certifications/en.json'),
  },
  ui: { fr: () => import('../../locales/ui/fr.json'), en: () => import('../../locales/ui/en.json') },
}
