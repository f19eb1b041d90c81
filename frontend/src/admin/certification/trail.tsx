// Everything that was done or decided of a certification, in order.
import type { JSX } from 'preact'
import { formatDateTime, hasKey, t } from '../../shared/i18n'
import { Card } from '../../ui/card/card'
import type { Entry } from './api'
import { changeOf } from './said'
import type { Change } from './api'

const titleOf = (action: string): string => {
  const key = `jury.audit.${action}`
  return hasKey(key) ? t(key) : t('jury.audit.other')
}

const scoreOf = (pix: unknown): string => (typeof pix === 'number' && pix >= 0 ? `${pix} pix` : t('jury.no_score'))

function detailsOf({ what }: Entry): string[] {
  const positions = typeof what.positions === 'string' ? what.positions.split(',').map(Number) : []
  const details = []
  if (what.change) details.push(changeOf(what.change as Change, positions))
  else if (positions.length) details.push(t('jury.audit_questions', { list: positions.join(', ') }))
  if ('pix_before' in what && what.pix_before !== what.pix)
    details.push(t('jury.audit_pix', { before: scoreOf(what.pix_before), after: scoreOf(what.pix) }))
  return details
}

export function Trail({ entries }: { entries: readonly Entry[] }): JSX.Element {
  return (
    <Card as="section" labelledBy="jury-trail">
      <div class="stack">
        <h2 id="jury-trail">{t('jury.trail')}</h2>
        <p class="soft small">{t('jury.trail_lead')}</p>
        <ol class="jury-trail">
          {entries.map((entry) => (
            <li key={entry.sequence}>
              <p>
                <strong>{titleOf(entry.action)}</strong>
                {detailsOf(entry).map((detail) => (
                  <span key={detail}> · {detail}</span>
                ))}
              </p>
              <p class="soft small">
                {entry.by || t('jury.service')}, {formatDateTime(entry.at)}
              </p>
              {entry.reason && <p class="jury-said">{entry.reason}</p>}
            </li>
          ))}
        </ol>
      </div>
    </Card>
  )
}
