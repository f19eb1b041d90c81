// How a group's results are spread, from 0 to 100, as ten columns. Accessibility: one image with its sentence; the table has every figure.
import type { JSX } from 'preact'
import { AsTable } from '../../charts/as-table'
import { formatNumber, formatPercent, t } from '../../shared/i18n'

const WIDTH = 100
const STEP = WIDTH / 10

const labelOf = (tenth: number) => t('analysis.tenth', { from: tenth * 10, to: tenth === 9 ? 100 : tenth * 10 + 9 })

export function Tenths({ counts }: { counts: readonly number[] }): JSX.Element {
  const caption = t('analysis.spread_caption')
  const top = Math.max(1, ...counts)
  const total = counts.reduce((sum, count) => sum + count, 0)
  return (
    <figure class="chart">
      <div class="tenths-counts" aria-hidden="true">
        {counts.map((count, tenth) => (
          <span key={tenth}>{count ? formatNumber(count) : ''}</span>
        ))}
      </div>
      <svg class="tenths" viewBox={`0 0 ${WIDTH} 40`} preserveAspectRatio="none" role="img" aria-label={caption}>
        {counts.map((count, tenth) => {
          const height = (count / top) * 40
          return <rect key={tenth} class="tenths-column" x={tenth * STEP + 1} y={40 - height} width={STEP - 2} height={height} />
        })}
        <path class="tenths-line" d={`M0 40H${WIDTH}`} />
      </svg>
      <div class="tenths-ends" aria-hidden="true">
        <span>{formatPercent(0)}</span>
        <span>{formatPercent(0.5)}</span>
        <span>{formatPercent(1)}</span>
      </div>
      <AsTable
        caption={caption}
        titles={[t('results.success'), t('analysis.people'), t('analysis.share')]}
        lines={counts.map((count, tenth) => ({
          key: String(tenth),
          cells: [labelOf(tenth), formatNumber(count), total ? formatPercent(count / total) : '–'],
        }))}
      />
    </figure>
  )
}
