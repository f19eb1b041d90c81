// What is arranged for a candidate: never why.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import type { Candidate } from '../types'

export function arrangedFor({ extra_percent, adjustments }: Pick<Candidate, 'extra_percent' | 'adjustments'>): string[] {
  const time = extra_percent ? [t('candidates.extra_time_of', { n: extra_percent })] : []
  return [...time, ...adjustments.map((one) => t(`candidates.adjustment.${one}`))]
}

export function Arranged({ candidate }: { candidate: Candidate }): JSX.Element {
  const words = arrangedFor(candidate)
  if (!words.length) return <span class="soft">{t('candidates.nothing_arranged')}</span>
  return (
    <ul class="candidate-arranged">
      {words.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
