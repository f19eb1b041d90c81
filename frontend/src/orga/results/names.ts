// What people are called in lists: last name first, as on a school's.
import { t } from '../../shared/i18n'

interface Named {
  first_name: string
  last_name: string
}

export const nameOf = ({ first_name, last_name }: Named): string => [last_name, first_name].filter(Boolean).join(' ') || t('results.nameless')

/** For sentences: as one says it. */
export const spokenName = ({ first_name, last_name }: Named): string =>
  [first_name, last_name].filter(Boolean).join(' ') || t('results.nameless')
