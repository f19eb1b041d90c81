// The proof that nothing was forgotten, feed by feed: published = sent + refused + waiting.
// Accessibility: the sum is a sentence in words and figures; whether it holds is said, not only coloured.
import type { JSX } from 'preact'
import { formatNumber, t, tn } from '../../shared/i18n'
import { Notice } from '../../ui/notice/notice'
import { Status } from '../../ui/status/status'
import type { Balance } from './api'

const PARTS = ['exported', 'refused', 'due', 'missing'] as const
const SHOWN = 20

function Missing({ balance: { missing, missing_ids } }: { balance: Balance }) {
  const [first, rest] = [missing_ids.slice(0, SHOWN), missing - Math.min(missing_ids.length, SHOWN)]
  return (
    <Notice tone="danger">
      <p>{tn('feeds.missing', missing)}</p>
      <ul class="feed-missing">
        {first.map((id) => (
          <li key={id}>
            <a href={`/admin/certification/candidates/${id}`}>
              <code>{id}</code>
            </a>
          </li>
        ))}
      </ul>
      {rest > 0 && <p>{tn('feeds.missing_more', rest)}</p>}
    </Notice>
  )
}

export function BalanceOf({ balance }: { balance: Balance }): JSX.Element {
  const name = t(`feeds.name.${balance.feed}`)
  const shown = PARTS.filter((part) => part !== 'missing' || balance.missing)
  const isRight = balance.missing === 0
  return (
    <li class="feed-balance">
      <div class="cluster">
        <h3>{name}</h3>
        <Status tone={isRight ? 'success' : 'danger'}>{t(isRight ? 'feeds.balanced' : 'feeds.unbalanced')}</Status>
      </div>
      <p class="feed-sum">
        <span>
          <strong>{formatNumber(balance.published)}</strong> {t('feeds.part.published')}
        </span>
        {shown.map((part, rank) => (
          <span key={part} class={part === 'missing' ? 'feed-sum-missing' : undefined}>
            {rank ? '+' : '='} <strong>{formatNumber(balance[part])}</strong> {t(`feeds.part.${part}`)}
          </span>
        ))}
      </p>
      {!isRight && <Missing balance={balance} />}
    </li>
  )
}
