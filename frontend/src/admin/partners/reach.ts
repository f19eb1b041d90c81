// Of which schools a client may read, in words and as they are typed.
import { t, tn } from '../../shared/i18n'

export const reachOf = (uais: readonly string[] | null): string => (uais ? tn('partners.schools', uais.length) : t('partners.all_schools'))

/** The numbers of schools in a text: separated by anything, in capitals, each once. */
export const uaisOf = (text: string): string[] => [...new Set(text.toUpperCase().match(/[0-9A-Z]+/g) ?? [])]
