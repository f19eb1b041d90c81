// What a run made of what was due. Accessibility: a list of terms; every figure has its word.
import type { JSX } from 'preact'
import { formatNumber, t } from '../../shared/i18n'
import type { Run } from './api'
import { durationOf } from './night'

const KINDS = ['created', 'corrected', 'cancelled', 'unchanged', 'refused'] as const

export function Counts({ run }: { run: Run }): JSX.Element {
  return (
    <dl class="feed-counts">
      {KINDS.map((kind) => (
        <div key={kind} class={kind === 'refused' && run.counts.refused ? 'feed-count-refused' : undefined}>
          <dt>{t(`feeds.count.${kind}`)}</dt>
          <dd>{formatNumber(run.counts[kind])}</dd>
        </div>
      ))}
      <div>
        <dt>{t('feeds.duration')}</dt>
        <dd>{durationOf(run.seconds)}</dd>
      </div>
    </dl>
  )
}
