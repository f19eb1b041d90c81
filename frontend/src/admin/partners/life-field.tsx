// For how long a new secret opens. Accessibility: the native list.
import type { JSX } from 'preact'
import { t, tn } from '../../shared/i18n'
import { Select } from '../../ui/select/select'

const LIVES = [90, 180, 365, 730]
export const USUAL_LIFE = '365'

interface LifeFieldProps {
  name: string
  value: string
  onValue: (value: string) => void
}

export function LifeField(bound: LifeFieldProps): JSX.Element {
  const options = LIVES.map((days) => ({ value: String(days), label: tn('partners.days', days) }))
  return <Select {...bound} label={t('partners.life')} options={options} />
}
