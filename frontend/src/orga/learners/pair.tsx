// Two lines that may be one person, side by side. Accessibility: a heading a pair; which line stays is said in words.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Confirm } from '../../ui/confirm/confirm'
import { Status } from '../../ui/status/status'
import { AccessStatus } from './access-status'
import { nameOf } from './api'
import type { Pair, Twin } from './api'

interface LineProps {
  twin: Twin
  side: 'kept' | 'double'
}

function Line({ twin, side }: LineProps) {
  return (
    <div class={`learners-twin learners-twin-${side}`}>
      <p class="learners-twin-role">{t(`doubles.${side}`)}</p>
      <p class="learners-twin-name">{nameOf(twin)}</p>
      <p>{twin.division || t('learners.division_none')}</p>
      <p>{twin.birth_date ? formatDay(twin.birth_date) : t('learners.unknown')}</p>
      <p>
        <AccessStatus learner={twin} />
      </p>
      {twin.username && (
        <p class="learners-code" translate={false}>
          {twin.username}
        </p>
      )}
    </div>
  )
}

function consequence(kept: Twin, double: Twin): string {
  if (kept.has_account && double.has_account) return t('doubles.two_accounts')
  if (!double.has_account) return t('doubles.no_account')
  return t('doubles.moves', { username: double.username ?? '' })
}

interface PairCardProps {
  pair: Pair
  onMerge: (kept: Twin, double: Twin) => Promise<void>
}

export function PairCard({ pair, onMerge }: PairCardProps): JSX.Element {
  const [isSwapped, setIsSwapped] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const [kept, double] = isSwapped ? [pair.double, pair.kept] : [pair.kept, pair.double]
  const name = nameOf(kept)
  return (
    <Card>
      <div class="stack">
        <h2 class="learners-pair-title">{t('doubles.pair', { name })}</h2>
        <p class="cluster">
          {pair.reasons.map((reason) => (
            <Status key={reason} tone={reason === 'close_names' ? 'warning' : 'info'}>
              {t(`doubles.reason.${reason}`)}
            </Status>
          ))}
        </p>
        <div class="learners-twins">
          <Line twin={kept} side="kept" />
          <Line twin={double} side="double" />
        </div>
        <div class="cluster">
          <Button onPress={() => setIsAsking(true)}>{t('doubles.merge')}</Button>
          <Button variant="secondary" onPress={() => setIsSwapped(!isSwapped)}>
            {t('doubles.swap')}
          </Button>
        </div>
      </div>
      <Confirm
        isOpen={isAsking}
        title={t('doubles.merge_title', { name })}
        action={t('doubles.merge')}
        onConfirm={() => onMerge(kept, double)}
        onClose={() => setIsAsking(false)}
      >
        <p>{consequence(kept, double)}</p>
        <p>{t('doubles.undo_30')}</p>
      </Confirm>
    </Card>
  )
}
