// What the dashboard proposes first.
import { describe, expect, it } from 'vitest'
import { MAX_STEPS, nextSteps } from '../src/learner/next-steps'
import type { Scorecard } from '../src/shared/types'

const card = (id: string, given: Partial<Scorecard> = {}): Scorecard => ({
  competence_id: id,
  area_id: id[0] ?? '',
  status: 'not_started',
  level: 0,
  pix: 0,
  pix_ahead: 0,
  pix_to_next_level: 8,
  max_level: 7,
  is_at_top: false,
  assessment_id: null,
  can_start: true,
  can_improve: false,
  can_reset: false,
  days_before_improving: null,
  days_before_reset: null,
  ...given,
})
const ids = (cards: Scorecard[]) => nextSteps(cards).map(({ kind, card: { competence_id } }) => `${kind} ${competence_id}`)

describe('nextSteps', () => {
  it('resumes before it improves, and improves before it starts', () => {
    const cards = [
      card('1.1'),
      card('2.1', { status: 'completed', can_start: false, can_improve: true }),
      card('3.1', { status: 'started', assessment_id: 'zyxwvutsrqponmlkjihgfedc' }),
    ]
    expect(ids(cards)).toEqual(['resume 3.1', 'improve 2.1', 'start 1.1'])
  })

  it('leads to areas not yet touched first', () => {
    expect(ids([card('1.1', { status: 'completed', can_start: false }), card('1.2'), card('2.1')])).toEqual([
      'start 2.1',
      'start 1.2',
    ])
  })

  it('does not call a test what only the demonstration has shown', () => {
    expect(ids([card('1.1', { status: 'started', pix: 4 })])).toEqual(['start 1.1'])
  })

  it('never proposes more than three, nor what must wait', () => {
    expect(nextSteps(Array.from({ length: 16 }, (_, n) => card(`${n}`)))).toHaveLength(MAX_STEPS)
    expect(nextSteps([card('1.1', { status: 'completed', can_start: false, days_before_improving: 2 })])).toEqual([])
  })
})
