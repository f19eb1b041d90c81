// What a campaign showed: the whole, then each competence. Accessibility: every bar has its figures in words beside it.
import type { JSX } from 'preact'
import { LevelBar } from '../charts/level-bar'
import { competenceOf } from '../shared/framework'
import { formatNumber, formatPercent, t, textOf } from '../shared/i18n'
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
  if (results.stage) return <Stages results={results} stage={results.stage} />
  return (
    <div class="whole">
      <p class="whole-number">{formatPercent(results.percentage / 100)}</p>
      <p class="whole-words">{t('part.percentage')}</p>
    </div>
  )
}

/** Which step was reached, as steps to climb: what is behind is filled, nobody reads a mark. */
function Stages({ results, stage }: { results: Results; stage: NonNullable<Results['stage']> }) {
  const reached = (results.stage_number ?? 0) + 1
  return (
    <div class="whole">
      <ol class="steps-climbed" aria-hidden="true">
        {Array.from({ length: results.stage_count }, (_, index) => (
          <li key={index} class={index < reached ? 'step-reached' : ''} />
        ))}
      </ol>
      <div class="whole-words">
        <p class="whole-step">{t('part.stage_of', { n: reached, count: results.stage_count })}</p>
        <h2>{textOf(stage.title)}</h2>
        <p>{textOf(stage.message)}</p>
        <p class="whole-share">{t('part.share_whole', { share: formatPercent(results.percentage / 100) })}</p>
      </div>
    </div>
  )
}

function Row({ one, title }: { one: Results['competences'][number]; title: string }) {
  return (
    <li class={`target-row area-${one.competence_id.split('.')[0]}`}>
      <h3>{title}</h3>
      {one.percentage === null ? (
        <>
          <p class="soft small">{t('competence.tube_level', { level: one.level, max: one.max_level })}</p>
          <LevelBar level={one.level} max={one.max_level} />
        </>
      ) : (
        <>
          <p class="soft small">{t('part.share_of', { share: formatPercent(one.percentage / 100) })}</p>
          <svg class="share-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect class="share-whole" width="100" height="4" />
            <rect class="share-held" width={one.percentage} height="4" />
          </svg>
        </>
      )}
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
