// Composing what is measured: competences unfold into subjects, each up to a level.
import type { JSX } from 'preact'
import { competenceOf, framework } from '../../shared/framework'
import { t, textOf, tn } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import type { Framework } from '../../shared/types'
import { Checkbox } from '../../ui/field/field'
import { Group } from '../../ui/field/control'
import { Icon } from '../../ui/icon/icon'
import { Loaded } from '../../ui/loaded/loaded'
import { Select } from '../../ui/select/select'
import type { CatalogueTube } from '../types'
import { sizeOf } from './draft'
import type { Catalogue } from './draft'

type Caps = Record<string, number>

const USUAL_LEVEL = 3

interface RowProps {
  tube: CatalogueTube
  level: number | undefined
  onLevel: (level: number | undefined) => void
}

const levelsOf = ({ skills_by_level }: CatalogueTube) =>
  Object.keys(skills_by_level)
    .map(Number)
    .sort((a, b) => a - b)

function Row({ tube, level, onLevel }: RowProps) {
  const levels = levelsOf(tube)
  const usual = Math.min(USUAL_LEVEL, tube.max_level)
  return (
    <li class="picker-row">
      <Checkbox
        name={`tube-${tube.id}`}
        value={level !== undefined}
        label={
          <>
            {textOf(tube.title)}
            {!tube.is_phone_friendly && <span class="picker-device"> {t('campaigns.computer_only')}</span>}
          </>
        }
        onValue={(isChosen) => onLevel(isChosen ? usual : undefined)}
      />
      {level !== undefined && (
        <Select
          name={`level-${tube.id}`}
          label={t('campaigns.up_to')}
          value={String(level)}
          options={levels.map((one) => ({ value: String(one), label: t('campaigns.level', { n: one }) }))}
          onValue={(chosen) => onLevel(Number(chosen))}
        />
      )}
    </li>
  )
}

interface CompetenceProps {
  id: string
  found: Framework
  tubes: readonly CatalogueTube[]
  caps: Caps
  onLevel: (tube: string, level: number | undefined) => void
}

function Competence({ id, found, tubes, caps, onLevel }: CompetenceProps) {
  const own = tubes.filter((tube) => tube.competence_id === id)
  const chosen = own.filter((tube) => caps[tube.id] !== undefined).length
  const competence = competenceOf(found, id)
  return (
    <details class="picker-competence">
      <summary>
        <Icon name="down" />
        <span>
          {id} {competence && textOf(competence.title)}
        </span>
        {chosen > 0 && <span class="picker-count">{tn('campaigns.chosen', chosen)}</span>}
      </summary>
      <ul>
        {own.map((tube) => (
          <Row key={tube.id} tube={tube} level={caps[tube.id]} onLevel={(level) => onLevel(tube.id, level)} />
        ))}
      </ul>
    </details>
  )
}

interface PickerProps {
  catalogue: Catalogue
  caps: Caps
  error?: string
  onCaps: (caps: Caps) => void
}

export function Picker({ catalogue, caps, error, onCaps }: PickerProps): JSX.Element {
  const loading = useLoad(framework, 'framework')
  const { tubes } = catalogue
  const ids = [...new Set(tubes.map(({ competence_id }) => competence_id))]
  const size = sizeOf(caps, catalogue)
  const onLevel = (tube: string, level: number | undefined) => {
    const { [tube]: _, ...rest } = caps
    onCaps(level === undefined ? rest : { ...rest, [tube]: level })
  }
  return (
    <Group name="caps" label={t('campaigns.compose')} hint={t('campaigns.compose_hint')} error={error}>
      <p class="picker-size" role="status">
        {size.tubes > 0 ? t('campaigns.size', { subjects: tn('campaigns.subjects', size.tubes), n: size.minutes }) : t('campaigns.size_none')}
      </p>
      <Loaded from={loading} lines={8}>
        {(found) => (
          <div class="picker">
            {ids.map((id) => (
              <Competence key={id} id={id} found={found} tubes={tubes} caps={caps} onLevel={onLevel} />
            ))}
          </div>
        )}
      </Loaded>
    </Group>
  )
}
