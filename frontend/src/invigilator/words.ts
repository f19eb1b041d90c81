// Words of categories that the API names by codes.
import { hasKey, t } from '../shared/i18n'
import type { Key } from '../shared/i18n'

/** What a candidate said is wrong with a question. */
export const categoryWords = (code: string): string => {
  const key = `room.category.${code}`
  return hasKey(key) ? t(key as Key) : t('room.category.other')
}
