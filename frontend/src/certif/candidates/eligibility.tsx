// Whether somebody may sit the exam, and what they still lack, while there is time to help.
import type { JSX } from 'preact'
import { competenceOf, framework } from '../../shared/framework'
import { t, textOf, tn } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { Status } from '../../ui/status/status'
import type { Eligibility } from '../types'

function Missing({ ids }: { ids: readonly string[] }) {
  const loading = useLoad(framework, '')
  if (loading.state !== 'ready') return null
  const titles = ids.map((id) => competenceOf(loading.value, id)).flatMap((found) => (found ? [textOf(found.title)] : []))
  return (
    <ul class="eligibility-missing">
      {titles.map((title) => (
        <li key={title}>{title}</li>
      ))}
    </ul>
  )
}

/** `about` names whose it is, for who hears the button alone. */
export function EligibilityCell({ eligibility, about }: { eligibility: Eligibility; about: string }): JSX.Element {
  const { state, certifiable, needed, missing } = eligibility
  if (state === 'ready') {
    return (
      <Status tone="success" icon="check">
        {t('candidates.ready')}
      </Status>
    )
  }
  if (state === 'unknown') {
    return (
      <div class="eligibility">
        <Status icon="info">{t('candidates.unknown')}</Status>
        <span class="soft small">{t('candidates.unknown_text')}</span>
      </div>
    )
  }
  return (
    <div class="eligibility">
      <Status tone="warning" icon="alert">
        {tn('candidates.lacking', needed - certifiable)}
      </Status>
      <details>
        <summary class="small">
          {t('candidates.lacking_which', { certifiable, needed })}
          <span class="visually-hidden"> {about}</span>
        </summary>
        <p class="soft small">{t('candidates.lacking_any')}</p>
        <Missing ids={missing} />
      </details>
    </div>
  )
}
