// What narrows the list: class, whether there is an account, a name.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatNumber, t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Field } from '../../ui/field/field'
import { FilterBar } from '../../ui/filter-bar/filter-bar'
import { Icon } from '../../ui/icon/icon'
import { Select } from '../../ui/select/select'
import type { Option } from '../../ui/select/select'

export type Account = 'any' | 'with' | 'without'

export interface Wanted {
  /** "": everybody; otherwise "=" and the class, which may have no name. */
  division: string
  account: Account
  name: string
}

export interface Division {
  name: string
  count: number
}

export const EVERYBODY: Wanted = { division: '', account: 'any', name: '' }

export const divisionOptions = (divisions: readonly Division[]): Option[] =>
  divisions.map(({ name, count }) => ({
    value: `=${name}`,
    label: t('learners.division_of', { name: name || t('learners.division_none'), n: formatNumber(count) }),
  }))

interface FiltersProps {
  wanted: Wanted
  divisions: readonly Division[]
  onWanted: (wanted: Wanted) => void
}

export function Filters({ wanted, divisions, onWanted }: FiltersProps): JSX.Element {
  const [name, setName] = useState(wanted.name)
  const accounts = (['any', 'with', 'without'] as const).map((value) => ({ value, label: t(`learners.${value}`) }))
  const clear = () => {
    setName('')
    onWanted(EVERYBODY)
  }
  const isNarrowed = wanted.name !== '' || wanted.division !== '' || wanted.account !== 'any'
  return (
    <FilterBar
      label={t('learners.filter')}
      onSubmit={() => onWanted({ ...wanted, name: name.trim().length < 2 ? '' : name.trim() })}
      actions={
        isNarrowed && (
          <Button variant="quiet" onPress={clear}>
            {t('learners.search_clear')}
          </Button>
        )
      }
    >
      <Select
        name="division"
        label={t('learners.division')}
        value={wanted.division}
        onValue={(division) => onWanted({ ...wanted, division })}
        options={[{ value: '', label: t('learners.division_all') }, ...divisionOptions(divisions)]}
      />
      <Select
        name="account"
        label={t('learners.account')}
        value={wanted.account}
        onValue={(account) => onWanted({ ...wanted, account: account as Account })}
        options={accounts}
      />
      <Field name="name" label={t('learners.search')} value={name} onValue={setName} autocomplete="off" maxLength={100} />
      <Button type="submit" variant="secondary">
        <Icon name="search" />
        {t('learners.search_go')}
      </Button>
    </FilterBar>
  )
}
