// The room's lines: where people stand, who comes first, what time is left.
import { describe, expect, it } from 'vitest'
import { byName, countOf, durationOf, inNeed, keptQueue, newest, oneTap, secondsLeft, stateOf } from '../src/invigilator/lines'
import type { Line } from '../src/invigilator/types'

const line = (changes: Partial<Line> = {}): Line => ({
  candidate_id: 'ada',
  number: 1,
  first_name: 'Ada',
  last_name: 'Martin',
  phase: 'running',
  attention: null,
  extra_percent: 0,
  answered: 3,
  length: 32,
  seconds_left: 600,
  deadline: '2026-03-14T10:00:00.000Z',
  alert: null,
  is_confirmed: true,
  is_let_in: true,
  is_move_asked: false,
  end_reason: null,
  last_at: '2026-03-14T09:00:00.000Z',
  acts: ['pause', 'end'],
  sequence: 7,
  ...changes,
})

const ids = (lines: Line[]) => lines.map(({ candidate_id }) => candidate_id)

describe('who needs help', () => {
  const lines = [
    line({ candidate_id: 'calm' }),
    line({ candidate_id: 'paused', attention: 'paused', phase: 'paused' }),
    line({ candidate_id: 'late', attention: 'report', last_at: '2026-03-14T09:05:00.000Z' }),
    line({ candidate_id: 'early', attention: 'report', last_at: '2026-03-14T09:01:00.000Z' }),
    line({ candidate_id: 'move', attention: 'move' }),
  ]

  it('comes by urgency, then by how long they have waited', () => {
    expect(ids(inNeed(lines))).toEqual(['early', 'late', 'move', 'paused'])
    expect(countOf('help', lines)).toBe(4)
  })

  it('keeps their place while one is on the queue: the newest come last', () => {
    expect(ids(keptQueue(['paused', 'gone', 'late'], inNeed(lines)))).toEqual(['paused', 'late', 'early', 'move'])
  })
})

describe('where somebody stands', () => {
  it.each([
    [{ attention: 'report', phase: 'paused' }, 'room.state.report'],
    [{ phase: 'paused' }, 'room.state.paused'],
    [{ phase: 'expected', is_confirmed: false }, 'room.state.expected'],
    [{ phase: 'expected' }, 'room.state.here'],
    [{ phase: 'waiting', is_confirmed: false, attention: 'arrived' }, 'room.state.arrived'],
    [{ phase: 'waiting' }, 'room.state.waiting'],
    [{ phase: 'ended', end_reason: 'time' }, 'room.state.time'],
  ] as [Partial<Line>, string][])('is said in a word: %o', (changes, word) => {
    expect(stateOf(line(changes)).word).toBe(word)
  })

  it('offers one tap for nothing that could not be taken back', () => {
    expect(oneTap(line())).toBeUndefined()
    expect(oneTap(line({ acts: ['unconfirm', 'let_in'] }))).toBeUndefined()
    expect(oneTap(line({ acts: ['resume', 'end'] }))).toBe('resume')
  })
})

describe('the time that is left', () => {
  const now = Date.parse('2026-03-14T09:50:00.400Z')

  it('goes on from the deadline while the exam runs, never below nothing', () => {
    expect(secondsLeft(line(), now)).toBe(599)
    expect(secondsLeft(line(), now + 3_600_000)).toBe(0)
  })

  it('stands still while it does not', () => {
    expect(secondsLeft(line({ phase: 'paused' }), now)).toBe(600)
    expect(secondsLeft(line({ phase: 'waiting', seconds_left: null, deadline: null }), now)).toBeNull()
  })

  it('is read at a glance', () => {
    expect([3600 * 1.4, 2520, 245].map(durationOf)).toEqual(['1 h 24', '42 min', '4 min 05'])
  })
})

it('keeps the reply of an act that overtook a refresh', () => {
  const before = [line({ sequence: 9, phase: 'paused' })]
  expect(newest(before, [line({ sequence: 8 })])[0]?.phase).toBe('paused')
  expect(newest(before, [line({ sequence: 10 })])[0]?.phase).toBe('running')
})

it('lists people as the attendance sheet does', () => {
  const people = [line({ candidate_id: '1', last_name: 'Zola' }), line({ candidate_id: '2', last_name: 'Émile' }), line({ candidate_id: '3', last_name: 'Dumas' })]
  expect(ids(byName(people, 'fr'))).toEqual(['3', '2', '1'])
})
