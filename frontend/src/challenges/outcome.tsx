// How an answer was judged. Accessibility: a word, a drawing and a colour say the same thing.
import { t } from '../shared/i18n'
import type { Key } from '../shared/i18n'
import type { Outcome } from '../shared/types'
import { Icon } from '../ui/icon/icon'
import type { IconName } from '../ui/icon/icon'
import './outcome.css'

const SHOWN: Record<Outcome, [Key, IconName]> = {
  ok: ['play.outcome_ok', 'check'],
  ko: ['play.outcome_ko', 'cross'],
  skipped: ['play.outcome_skipped', 'skip'],
  timed_out: ['play.outcome_timed_out', 'clock'],
}

export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const [word, icon] = SHOWN[outcome]
  return (
    <span class={`outcome outcome-${outcome}`}>
      <Icon name={icon} />
      {t(word)}
    </span>
  )
}
