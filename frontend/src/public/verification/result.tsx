// What verification tells. Accessibility: the heading says the verdict, a word and a drawing repeat it beside the colour.
import type { JSX } from 'preact'
import { CertifiedLevels } from '../../charts/certified-levels'
import { CertifiedPanel } from '../../charts/certified-panel'
import { formatDay, t } from '../../shared/i18n'
import type { Verified } from '../../shared/types'
import { ButtonLink } from '../../ui/button/button'
import { Notice } from '../../ui/notice/notice'

const TONES = { valid: 'success', expired: 'warning', revoked: 'danger' } as const

const factsOf = (found: Verified): [string, string][] => [
  [t('certifications.taken'), formatDay(found.taken_on)],
  [t('certifications.published'), formatDay(found.published_on)],
  ...(found.status === 'revoked' ? [] : [[t('certifications.until'), formatDay(found.valid_until)] as [string, string]]),
]

const earnedOf = (found: Verified): string[] => [
  ...(found.is_professional ? [t('certifications.professional', { pix: found.professional_pix, number: found.register_number })] : []),
  ...(found.is_clea ? [t('certifications.clea')] : []),
]

function Facts({ found }: { found: Verified }) {
  return (
    <dl class="verified-facts">
      {factsOf(found).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function VerifiedResult({ found }: { found: Verified }): JSX.Element {
  return (
    <div class="verified">
      <Notice tone={TONES[found.status]}>
        <p>{t(`verify.${found.status}_text`)}</p>
      </Notice>
      <section aria-labelledby="verified-holder">
        <p class="soft">{t('verify.holder')}</p>
        <h2 id="verified-holder" class="verified-holder">
          {found.holder}
        </h2>
      </section>
      {found.pix === null ? (
        <Facts found={found} />
      ) : (
        <CertifiedPanel pix={found.pix} max={found.max_pix} mesh={found.global_level} facts={factsOf(found)} earned={earnedOf(found)} />
      )}
      {found.levels.length > 0 && (
        <section aria-labelledby="verified-levels" class="stack">
          <h2 id="verified-levels">{t('certifications.levels')}</h2>
          <CertifiedLevels areas={found.levels} />
        </section>
      )}
      <p class="no-print">
        <ButtonLink href="/verify" variant="secondary">
          {t('verify.another')}
        </ButtonLink>
      </p>
    </div>
  )
}
