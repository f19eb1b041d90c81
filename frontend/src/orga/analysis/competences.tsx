// A group, competence by competence: success, then how levels are spread.
import type { JSX } from 'preact'
import { Bars } from '../../charts/bars'
import { Stack } from '../../charts/stack'
import { formatNumber, t, textOf } from '../../shared/i18n'
import type { Analysis } from '../results/types'

type Competence = Analysis['competences'][number]

/** Levels nobody can reach are left out; they stay when somebody is there all the same. */
const partsOf = ({ levels, max_level }: Competence) =>
  levels
    .map((count, n) => ({ id: String(n), label: t('analysis.level_n', { n }), count }))
    .filter(({ count }, n) => n <= max_level || count > 0)

function Levels({ one }: { one: Competence }) {
  return (
    <>
      {one.success_percentage !== null && (
        <p>{t('analysis.level_mean', { mean: formatNumber(one.level_mean), max: one.max_level })}</p>
      )}
      <Stack
        caption={t('analysis.levels_caption', { title: textOf(one.title) })}
        countTitle={t('analysis.people')}
        parts={partsOf(one)}
      />
    </>
  )
}

const barOf = (one: Competence) => ({
  id: one.competence_id,
  label: `${one.competence_id} ${textOf(one.title)}`,
  area: one.competence_id.charAt(0),
  share: one.success_percentage === null ? one.level_mean / Math.max(one.max_level, 1) : one.success_percentage / 100,
  text:
    one.success_percentage === null
      ? t('analysis.level_mean', { mean: formatNumber(one.level_mean), max: one.max_level })
      : undefined,
  detail: <Levels one={one} />,
})

export function Competences({ competences }: Pick<Analysis, 'competences'>): JSX.Element {
  return (
    <section class="results-part" aria-labelledby="competences">
      <h2 id="competences">{t('analysis.competences')}</h2>
      <p class="soft">{t('analysis.competences_lead')}</p>
      <Bars caption={t('analysis.competence_caption')} valueTitle={t('results.success')} bars={competences.map(barOf)} />
    </section>
  )
}
