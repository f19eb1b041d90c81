import { t } from '../shared/i18n'
import { session } from '../shared/session'
import { useStore } from '../shared/store'
import type { Result } from '../shared/types'
import { checkpointPath } from './use-assessment'

/** Where to go once the result is read. */
export function AfterResult({ result }: { result: Result }) {
  const { user } = useStore(session)
  const isMember = user?.kind === 'registered'
  return (
    <section class="result-next" aria-labelledby="next-title">
      <h2 id="next-title">{t('play.next_title')}</h2>
      <ul class="next-list">
        {result.answered > 0 && (
          <li>
            <a href={checkpointPath(result.assessment_id)}>{t('play.next_review')}</a>
            <p>{t('play.next_review_text')}</p>
          </li>
        )}
        {result.competence_id && (
          <li>
            <a href={`/competences/${result.competence_id}`}>{t('play.next_competence')}</a>
            <p>{t('play.next_competence_text')}</p>
          </li>
        )}
        <li>
          <a href={isMember ? '/dashboard' : '/levels'}>{t(isMember ? 'play.next_dashboard' : 'play.next_levels')}</a>
          <p>{t(isMember ? 'play.next_dashboard_text' : 'play.next_levels_text')}</p>
        </li>
      </ul>
    </section>
  )
}
