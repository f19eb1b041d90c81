// Where the words of the staff's space are.
import type { Words } from '../shared/i18n'

export const ADMIN_WORDS: Words = {
  admin: { fr: () => import('../../locales/admin/fr.json'), en: () => import('../../locales/admin/en.json') },
  ui: { fr: () => import('../../locales/ui/fr.json'), en: () => import('../../locales/ui/en.json') },
}
