// What a learner could do now, the most useful first: finish, improve, discover.
import type { Scorecard } from '../shared/types'

export type StepKind = 'resume' | 'improve' | 'start'
export interface Step {
  kind: StepKind
  card: Scorecard
}

export const MAX_STEPS = 3

/** What can be done in a competence. The demonstration shows skills of some whose own test was never begun. */
export function stepOf(card: Scorecard): StepKind | null {
  if (card.status === 'completed') return card.can_improve ? 'improve' : null
  if (card.status === 'started' && card.assessment_id) return 'resume'
  return card.can_start ? 'start' : null
}

const ORDER: readonly StepKind[] = ['resume', 'improve', 'start']

/** At most three steps; areas not yet touched come before others among what is to discover. */
export function nextSteps(cards: readonly Scorecard[]): Step[] {
  const touched = new Set(cards.filter((card) => card.status !== 'not_started').map((card) => card.area_id))
  const steps = cards.flatMap((card): Step[] => {
    const kind = stepOf(card)
    return kind ? [{ kind, card }] : []
  })
  const rank = ({ kind, card }: Step) => ORDER.indexOf(kind) * 2 + (kind === 'start' && touched.has(card.area_id) ? 1 : 0)
  return [...steps].sort((one, other) => rank(one) - rank(other)).slice(0, MAX_STEPS)
}
