// What was done is said long enough, and no longer.
import { beforeEach, expect, test } from 'vitest'
import { place } from '../src/shared/router'
import { say, toasts } from '../src/ui/toast/toasts'

const move = () => place.set({ ...place.get(), moves: place.get().moves + 1 })
const texts = () => toasts.get().map(({ text }) => text)

beforeEach(() => toasts.set([]))

test('what is said before the move that ends an act is read on the next page, and goes after it', () => {
  say('Campagne créée.')
  move()
  expect(texts()).toEqual(['Campagne créée.'])
  move()
  expect(texts()).toEqual([])
})

test('what can be taken back stays until dismissed', () => {
  say('Campagne archivée.', { action: async () => undefined, done: 'Campagne rétablie.' })
  for (let moves = 0; moves < 5; moves += 1) move()
  expect(texts()).toEqual(['Campagne archivée.'])
})
