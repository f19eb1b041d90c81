// The pure parts of playing: completeness, words of an answer, order, clock, posted messages, pauses, blocks, moods.
import { beforeAll, describe, expect, it } from 'vitest'
import { initialAnswer, missing } from '../src/challenges/complete'
import { describe as inWords } from '../src/challenges/describe'
import { moved } from '../src/challenges/ordering'
import { clockText } from '../src/challenges/time-limit'
import { secondsLeft } from '../src/challenges/use-countdown'
import { readAnswer, readHeight } from '../src/challenges/use-simulator'
import { lastBlock } from '../src/learner/pages/checkpoint'
import { moodOf } from '../src/learner/pages/result'
import { reasonsFor } from '../src/learner/report-dialog'
import { useLanguage as speak } from '../src/shared/i18n'
import { pauseMs } from '../src/shared/outbox'
import type { Correction } from '../src/shared/types'
import { challengeOf, choices, matching, ordering, picture, simulator, texts } from './challenge-factory'

beforeAll(() => speak('fr'))

describe('what is missing', () => {
  it.each([
    ['choices', choices(), ['0']],
    ['picture', picture(), ['1']],
    ['simulator', simulator(), { selected: 'm1' }],
    ['one text', texts('Nom'), { a: 'x' }],
    ['pairs', matching(), { 0: '1', 1: '0' }],
  ])('%s: nothing once answered, something before', (_, form, answer) => {
    expect(missing(form, null)).not.toEqual([])
    expect(missing(form, answer)).toEqual([])
  })

  it('names each field left empty', () => {
    const found = missing(texts('Nom', 'Date'), { a: ' ', b: '' })
    expect(found.map(({ field, text }) => [field, text.replaceAll('\u00a0', ' ')])).toEqual([
      ['a', 'Remplissez « Nom »'],
      ['b', 'Remplissez « Date »'],
    ])
  })

  it('takes the order shown as an answer', () => {
    expect(initialAnswer(challengeOf(ordering('a', 'b')))).toEqual(['0', '1'])
    expect(initialAnswer(challengeOf(choices()))).toBeNull()
  })
})

describe('an answer in words', () => {
  it.each([
    ['choices', choices(true), ['1', '2'], ['Deux', 'Trois']],
    ['ordering', ordering('a', 'b'), ['1', '0'], ['1. b', '2. a']],
    ['matching', matching(), { 0: '1', 1: '2' }, ['Photo → .jpg', 'Tableau → .mp3']],
    ['picture', picture(), ['2'], ['Grand cadre']],
    ['texts', texts('Nom', 'Date'), { a: 'Noa', b: 'mardi' }, ['Nom : Noa', 'Date : mardi']],
    ['mails ticked', simulator(), { selected: 'm1,m2' }, ['Colis bloqué ; Réunion']],
    ['mails moved', simulator(), { m2: 'archives' }, ['Réunion → Archives']],
    ['mail written', simulator(), { to: 'a@x.test', cc: '' }, ['À : a@x.test']],
    ['files', simulator('explorer'), { f1: '' }, ['plage.jpg → supprimé']],
    ['a setting', simulator('settings'), { s1: 'v2' }, ['Qui voit → Mes amis']],
    ['something of a setting', simulator('settings'), { s1_who: 'edit' }, ['Qui voit · responsable → modification']],
    ['what was looked up', simulator('travel'), { quai: '3,5' }, ['Quai : 3,5']],
    ['a number', simulator('spreadsheet'), { f1_formula: 'yes', f1: '1204,5' }, ['plage.jpg · formule → oui', 'plage.jpg → 1204,5']],
    ['a style', simulator('word'), { h1_size: '16', s1: 'h2' }, ['Titre 1 · taille → 16', 'Qui voit → Titre 2']],
    ["I don't know", choices(), null, []],
  ])('%s', (_, form, answer, words) => {
    expect(inWords(challengeOf(form), answer)).toEqual(words)
  })
})

describe('a frame is believed only when it posts texts', () => {
  it.each([[{ selected: 'm1' }], [{}], [null]])('takes %j', (posted) => expect(readAnswer(posted)).toEqual(posted))
  it.each([['m1'], [{ selected: 1 }], [['m1']], [undefined]])('ignores %j', (posted) => expect(readAnswer(posted)).toBeUndefined())
  it('keeps heights within reason', () => {
    expect(readHeight(1e9)).toBe(3000)
    expect(readHeight(1)).toBe(240)
    expect(readHeight('500')).toBeUndefined()
  })
})

describe('numbers', () => {
  it('moves one element', () => expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']))
  it('reads what is left from the deadline', () => {
    expect(secondsLeft(10_000, 9001)).toBe(1)
    expect(secondsLeft(10_000, 10_001)).toBe(0)
  })
  it('writes minutes and seconds', () => expect(clockText(65)).toBe('1:05'))
  it('waits longer and longer, never over a minute and a half, and as long as the server asks', () => {
    expect(pauseMs(0, null, 0)).toBe(500)
    expect(pauseMs(3, null, 0.5)).toBe(8000)
    expect(pauseMs(30, null, 1)).toBe(90_000)
    expect(pauseMs(0, 20, 0)).toBe(20_000)
  })
})

describe('the checkpoint shows the last block', () => {
  const answered = (count: number) => Array.from({ length: count }, (_, index) => ({ position: index + 1 }) as Correction)
  it.each([
    [5, [1, 2, 3, 4, 5]],
    [10, [6, 7, 8, 9, 10]],
    [7, [6, 7]],
    [0, []],
  ])('of %i answers', (count, expected) => {
    expect(lastBlock(answered(count), 5)[0].map(({ position }) => position)).toEqual(expected)
  })
})

describe('the mood of a result', () => {
  it.each([
    [{ kind: 'demo', level: null, pix: null }, 'demo'],
    [{ kind: 'competence', level: 2, pix: 17 }, 'reached'],
    [{ kind: 'competence', level: 0, pix: 3 }, 'begun'],
    [{ kind: 'competence', level: 0, pix: 0 }, 'ahead'],
  ] as const)('%j is %s', (result, mood) => expect(moodOf(result)).toBe(mood))
})

it('asks only for reasons that the challenge can have', () => {
  expect(reasonsFor(challengeOf(choices()))).toEqual(['statement', 'answer', 'link', 'accessibility', 'other'])
  expect(reasonsFor(challengeOf(picture()))).toContain('image')
  expect(reasonsFor(challengeOf(simulator()))).toContain('simulator')
})
