// How a session went, in figures: how many of each outcome, the median score.
import type { JSX } from 'preact'
import { Stack } from '../../charts/stack'
import { t } from '../../shared/i18n'
import type { CandidateResult } from '../types'

type Kind = 'validated' | 'rejected' | 'cancelled' | 'absent'
const KINDS: readonly Kind[] = ['absent', 'cancelled', 'rejected', 'validated']

function kindOf({ result }: CandidateResult): Kind {
  if (!result) return 'absent'
  if (result.is_revoked || result.status === 'cancelled_by_jury') return 'cancelled'
  return result.status
}

/** The middle of the scores of who is certified; null when nobody is. */
export function medianPix(lines: readonly CandidateResult[]): number | null {
  const scores = lines.flatMap(({ result }) => (result?.status === 'validated' && !result.is_revoked && result.pix ? [result.pix] : [])).sort((a, b) => a - b)
  const middle = scores.length / 2
  if (!scores.length) return null
  const [low = 0, high = 0] = [scores[Math.ceil(middle) - 1], scores[Math.floor(middle)]]
  return Math.round((low + high) / 2)
}

export function Summary({ lines }: { lines: readonly CandidateResult[] }): JSX.Element {
  const median = medianPix(lines)
  const parts = KINDS.map((kind) => ({ id: kind, label: t(`results.kind.${kind}`), count: lines.filter((line) => kindOf(line) === kind).length }))
  return (
    <div class="result-summary">
      <Stack caption={t('results.outcomes')} parts={parts} countTitle={t('results.people')} hasLegend />
      {median !== null && (
        <p>
          {t('results.median')} <strong>{t('results.pix', { n: median })}</strong>
        </p>
      )}
    </div>
  )
}
