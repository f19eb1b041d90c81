// Which class one looks at. Nothing is shown where there are no classes.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Select } from '../../ui/select/select'

interface DivisionFilterProps {
  divisions: readonly string[]
  value: string
  onValue: (division: string) => void
}

export function DivisionFilter({ divisions, value, onValue }: DivisionFilterProps): JSX.Element | null {
  if (divisions.length === 0) return null
  const all = { value: '', label: t('results.all_divisions') }
  const options = [all, ...divisions.map((name) => ({ value: name, label: name }))]
  return <Select name="division" label={t('results.division')} options={options} value={value} onValue={onValue} />
}
