// What an exam's screens work out by themselves: time, tickets, batches, what is missing.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nearest } from '../src/learner/certifiability'
import { changeOf } from '../src/learner/exam/news'
import { deviceId, forgetPass, keepPass, nextBatch, passOfHere } from '../src/learner/exam/pass'
import { categoriesFor } from '../src/learner/exam/report-dialog'
import { bare, grouped, isWhole, ticketOfAddress } from '../src/learner/exam/ticket'
import { clockOf, secondsLeft } from '../src/learner/exam/time'
import type { Exam } from '../src/learner/exam/types'
import { pauseAfter } from '../src/learner/exam/use-exam'
import type { Profile } from '../src/shared/types'
import { challengeOf, texts } from './challenge-factory'

const exam = (given: Partial<Exam>): Exam =>
  ({ phase: 'running', now: '2026-11-22T10:00:00.000Z', deadline: '2026-11-22T10:01:00.500Z', seconds_left: 60, ...given }) as Exam

describe('the pause before the next look', () => {
  afterEach(() => vi.restoreAllMocks())

  it.each([
    [0, 3_000],
    [2, 4_687.5],
    [5, 9_155],
    [6, 10_000],
    [1_000, 10_000],
  ])('after %d looks without news of a waiting room is %d ms', (looks, pause) => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    expect(pauseAfter(3_000, looks, true)).toBeCloseTo(pause, -1)
    expect(pauseAfter(3_000, looks, false)).toBe(3_000)
  })

  it('is not the same for everybody', () => {
    vi.spyOn(Math, 'random').mockReturnValue(1)
    expect(pauseAfter(3_000, 0, true)).toBeCloseTo(3_600)
  })
})

describe('the time of an exam', () => {
  it.each([
    [0, 61],
    [1_000, 60],
    [60_499, 1],
    [60_500, 0],
    [90_000, 0],
  ])('after %d ms has %d s left', (passed, left) => {
    expect(secondsLeft({ exam: exam({}), at: 5_000 }, 5_000 + passed)).toBe(left)
  })

  it('stands still during a pause', () => {
    const held = { exam: exam({ phase: 'paused', seconds_left: 42 }), at: 0 }
    expect(secondsLeft(held, 1_000_000)).toBe(42)
  })

  it.each([
    [0, '0:00'],
    [249, '4:09'],
    [3_849, '1:04:09'],
  ])('%d seconds are written %s', (seconds, text) => {
    expect(clockOf(seconds)).toBe(text)
  })
})

describe('a ticket', () => {
  it('is read with or without its dashes, and shown in groups', () => {
    expect(bare(' kptr-4b7w 2qxm.9f')).toBe('KPTR4B7W2QXM9F')
    expect(grouped('kptr4b7w2qxm9fxxx')).toBe('KPTR-4B7W-2QXM-9F')
    expect([isWhole('KPTR-4B7W-2QXM-9F'), isWhole('KPTR-4B7W')]).toEqual([true, false])
  })

  it('leaves the address as soon as it is read', () => {
    window.history.replaceState(null, '', '/exam#ticket=kptr4b7w2qxm9f')
    expect(ticketOfAddress()).toBe('KPTR4B7W2QXM9F')
    expect(window.location.hash).toBe('')
    expect(ticketOfAddress()).toBe('KPTR4B7W2QXM9F')
  })
})

describe('the pass of a machine', () => {
  afterEach(forgetPass)

  it('keeps the machine as it was drawn, until the exam is over', () => {
    const device = deviceId()
    expect(device).toMatch(/^[a-z2-7]{24}$/)
    keepPass('token', 'exam-1')
    expect(passOfHere()).toMatchObject({ device, token: 'token', exam: 'exam-1' })
    forgetPass()
    expect(passOfHere()).toBeNull()
    expect(deviceId()).not.toBe(device)
  })

  it('numbers what it noticed by question, and stops when that is enough', () => {
    keepPass('token', 'exam-1')
    expect(Array.from({ length: 7 }, () => nextBatch(2, 32))).toEqual([7, 8, 9, 10, 11, 12, null])
    expect(nextBatch(3, 32)).toBe(13)
    expect(nextBatch(32, 32)).toBe(187)
  })
})

describe('a report', () => {
  it('offers only what can go wrong with the question', () => {
    const usual = categoriesFor(challengeOf(texts('Un')))
    expect(usual).toEqual(['WEBSITE_UNAVAILABLE', 'WEBSITE_BLOCKED', 'SOFTWARE_NOT_WORKING', 'ACCESSIBILITY_ISSUE'])
    const timed = { ...challengeOf(texts('Un')), time_limit_seconds: 60, is_focused: true }
    expect(categoriesFor(timed)).toContain('EXTRA_TIME_EXCEEDED')
    expect(categoriesFor(timed)).toContain('UNINTENTIONAL_FOCUS_OUT')
  })

  it('tells the last that was settled, and nothing when nothing was', () => {
    const open = { position: 4, state: 'open' } as const
    expect(changeOf([], [open])).toBe('exam.report_done')
    expect(changeOf([open], [{ ...open, state: 'accepted' }])).toBe('exam.alert_accepted')
    expect(changeOf([open], [{ ...open, state: 'dismissed' }])).toBe('exam.alert_dismissed')
    expect(changeOf([open], [open])).toBe('')
  })
})

it('names the competences nearest to the level, as many as are missing', () => {
  const card = (competence_id: string, level: number, pix: number) => ({ competence_id, level, pix })
  const competences = [card('1.1', 1, 9), card('1.2', 0, 2), card('1.3', 0, 7), card('2.1', 0, 0)]
  const profile = { competences, certifiable_competences: 3, required_competences: 5 } as unknown as Profile
  expect(nearest(profile).map((one) => one.competence_id)).toEqual(['1.3', '1.2'])
  expect(nearest({ ...profile, certifiable_competences: 6 } as Profile)).toEqual([])
})
