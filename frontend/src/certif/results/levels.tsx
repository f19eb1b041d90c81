// The levels of the competences, folded under how many there are.
import type { JSX } from 'preact'
import { competenceOf, framework } from '../../shared/framework'
import { t, textOf } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import type { Certified } from '../types'

interface LevelsProps {
  result: Certified
  ids: readonly string[]
  /** Whose they are, for who hears the button alone. */
  about: string
}

export function Levels({ result, ids, about }: LevelsProps): JSX.Element {
  const loading = useLoad(framework, '')
  const known = ids.filter((id) => result.levels[id] !== undefined)
  if (!known.length) return <span class="soft">–</span>
  const titleOf = (id: string) => {
    const found = loading.state === 'ready' ? competenceOf(loading.value, id) : undefined
    return found ? `${id} ${textOf(found.title)}` : id
  }
  return (
    <details class="result-levels">
      <summary>
        {t('results.levels')}
        <span class="visually-hidden"> {about}</span>
      </summary>
      <ul>
        {known.map((id) => (
          <li key={id}>
            <span>{titleOf(id)}</span> <strong>{result.levels[id]}</strong>
          </li>
        ))}
      </ul>
    </details>
  )
}
