// How far a group is: on the lists, started, finished, sent. Accessibility: a list of figures in words; bars are silent.
import type { JSX } from 'preact'
import { formatNumber, formatPercent, t } from '../../shared/i18n'
import type { Activity } from './types'

const STEPS = ['invited', 'started', 'completed', 'shared'] as const

export function Steps({ counts }: { counts: Activity['counts'] }): JSX.Element {
  const base = counts.invited ?? counts.started
  const shown = STEPS.filter((step) => counts[step] !== null)
  const partOf = (step: (typeof STEPS)[number]) => {
    if (step === 'invited' || base === 0 || (counts.invited === null && step === 'started')) return null
    const share = formatPercent(Math.min((counts[step] ?? 0) / base, 1))
    return t(counts.invited === null ? 'results.step.of_started' : 'results.step.of', { share })
  }
  return (
    <dl class="group-steps">
      {shown.map((step) => (
        <div class="group-step" key={step}>
          <dt>{t(`results.step.${step}`)}</dt>
          <dd>
            <span class="group-step-figure">{formatNumber(counts[step] ?? 0)}</span>
            {partOf(step) && <span class="group-step-part">{partOf(step)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
