// Who started and has not moved for a week: whom to speak to.
import type { JSX } from 'preact'
import { formatDay, t, tn } from '../../shared/i18n'
import { nameOf } from '../results/names'
import type { Analysis } from '../results/types'

const MOST = 100

export function Stuck({ stuck, base }: Pick<Analysis, 'stuck'> & { base: string }): JSX.Element {
  const { count, oldest } = stuck
  return (
    <section class="results-part" aria-labelledby="stuck">
      <h2 id="stuck">{t('analysis.stuck')}</h2>
      <p>{count === 0 ? t('analysis.stuck_none') : count >= MOST ? t('analysis.stuck_many') : tn('analysis.stuck_lead', count)}</p>
      {count > 0 && (
        <ul class="analysis-stuck">
          {oldest.map((one) => (
            <li key={one.participation_id}>
              <a href={`${base}/results/${one.participation_id}`}>{nameOf(one)}</a>
              {one.division && <span>{one.division}</span>}
              <span class="soft">{tn('analysis.stuck_row', one.answered, { day: formatDay(one.since) })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
