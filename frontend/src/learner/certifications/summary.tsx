// One certification of the list: when, where, what came of it.
import { formatDay, t } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import type { OwnCertification } from '../../shared/types'
import { ButtonLink } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { State } from './state'

function Outcome({ one }: { one: OwnCertification }) {
  if (one.pix === null) return null
  return (
    <p class="certification-outcome">
      <strong>{t('certifications.pix', { pix: one.pix })}</strong>
      {one.global_level && <span>{t(`mesh.${one.global_level}` as Key)}</span>}
      {one.valid_until && (
        <span class="soft small">
          {t(one.state === 'expired' ? 'certifications.expired_on' : 'certifications.valid_until', { day: formatDay(one.valid_until) })}
        </span>
      )}
    </p>
  )
}

function Acts({ one }: { one: OwnCertification }) {
  if (one.state === 'to_come') return <ButtonLink href="/exam">{t('certifications.join')}</ButtonLink>
  if (one.state === 'awaited' || one.state === 'absent') return null
  const isGood = one.state === 'obtained'
  return (
    <ButtonLink href={`/certifications/${one.id}`} variant={isGood ? 'primary' : 'secondary'}>
      {t(isGood ? 'certifications.open' : 'certifications.read')}
      <span class="visually-hidden">{formatDay(one.day)}</span>
    </ButtonLink>
  )
}

export function Summary({ one }: { one: OwnCertification }) {
  const day = formatDay(one.day)
  return (
    <Card as="li">
      <div class="certification-head">
        <h3>{t(one.state === 'to_come' ? 'certifications.on' : 'certifications.of', { day })}</h3>
        <State state={one.state} />
      </div>
      <p class="soft">{t('certifications.place', { center: one.center_name || one.site, room: one.room })}</p>
      {one.state === 'to_come' && <p>{t('certifications.number', { number: one.session_number })}</p>}
      <Outcome one={one} />
      {one.state === 'to_come' && <p class="soft small">{t('certifications.to_come_text')}</p>}
      {(one.state === 'awaited' || one.state === 'absent') && <p class="soft small">{t(`certifications.${one.state}_text`)}</p>}
      <div class="cluster">
        <Acts one={one} />
      </div>
    </Card>
  )
}
