// The outcomes of a block at a glance. Accessibility: counted in words; the row of marks is drawn beside them.
import { tn } from '../shared/i18n'
import { Icon } from '../ui/icon/icon'
import type { IconName } from '../ui/icon/icon'
import type { Outcome } from '../shared/types'

const ICONS: Record<Outcome, IconName> = { ok: 'check', ko: 'cross', skipped: 'skip', timed_out: 'clock' }

export function Tally({ outcomes }: { outcomes: readonly Outcome[] }) {
  const right = outcomes.filter((outcome) => outcome === 'ok').length
  return (
    <div class="tally">
      <p class="tally-words">
        <strong>{right}</strong> {tn('play.tally', right, { count: outcomes.length })}
      </p>
      <ol class="tally-marks" aria-hidden="true">
        {outcomes.map((outcome, index) => (
          <li key={index} class={`tally-mark outcome-${outcome}`}>
            <Icon name={ICONS[outcome]} />
          </li>
        ))}
      </ol>
    </div>
  )
}
