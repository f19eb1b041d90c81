// What a campaign showed: the whole, then each competence. Accessibility: every bar has its figures in words beside it.
import type { JSX } from 'preact'
import { LevelBar } from '../charts/level-bar'
import { competenceOf } from '../shared/framework'
import { formatNumber, t, textOf } from '../shared/i18n'
import type { Framework, Participation } from '../shared/types'

interface TargetResultProps {
  participation: Participation
  known: Framework
}

type Results = NonNullable<Participation['results']>

function Whole({ results, kind }: { results: Results; kind: Participation['kind'] }) {
  if (kind === 'collection') {
    const pix = results.competences.reduce((sum, one) => sum + one.pix, 0)
    return (
      <div class="whole">
        <p class="whole-number">{formatNumber(pix)}</p>
        <p class="whole-words">{t('part.pix_of_profile')}</p>
      </div>
    )
  }
  return (
    <div class="whole">
      <p class="whole-number">
        {results.percentage} <span>%</span>
      </p>
      <div class="whole-words">
        <p>{t('part.percentage')}</p>
        {results.stage && (
          <>
            <h2>{textOf(results.stage.title)}</h2>
            <p>{textOf(results.stage.message)}</p>
          </>
        )}
      </div>
    </div>
  )
}

function Row({ one, title }: { one: Results['competences'][number]; title: string }) {
  return (
    <li class={`target-row area-${one.competence_id.split('.')[0]}`}>
      <h3>{title}</h3>
      <p class="competence-standing">
        <span class="competence-level">{t('competence.tube_level', { level: one.level, max: one.max_level })}</span>
        {one.percentage !== null && <span>{t('part.share_of', { n: one.percentage })}</span>}
      </p>
      <LevelBar level={one.level} max={one.max_level} />
    </li>
  )
}

export function TargetResult({ participation, known }: TargetResultProps): JSX.Element | null {
  const { results, kind } = participation
  if (!results) return null
  const titleOf = (id: string) => {
    const found = competenceOf(known, id)
    return found ? textOf(found.title) : id
  }
  return (
    <>
      <section class="measure target-whole" aria-label={t('part.whole')}>
        <Whole results={results} kind={kind} />
      </section>
      <section aria-labelledby="part-competences">
        <h2 id="part-competences">{t('part.competences')}</h2>
        <ul class="target-rows">
          {results.competences.map((one) => (
            <Row key={one.competence_id} one={one} title={titleOf(one.competence_id)} />
          ))}
        </ul>
      </section>
    </>
  )
}
