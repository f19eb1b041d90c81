// A percentage in a table: the figure, and a bar that is silent.
import type { JSX } from 'preact'
import { formatPercent } from '../../shared/i18n'

export function Share({ percent }: { percent: number | null }): JSX.Element {
  if (percent === null) return <>–</>
  return (
    <span class="share">
      <svg class="share-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="share-place" width="100" height="10" />
        <rect class="share-value" width={percent} height="10" />
      </svg>
      {formatPercent(percent / 100)}
    </span>
  )
}
