// The size of a logo: its proportions kept, within its room, never larger than the picture.
import { expect, test } from 'vitest'
import { fitted } from '../src/orga/campaigns/picture'

test.each([
  [{ width: 64, height: 48 }, { width: 64, height: 48 }],
  [{ width: 4000, height: 3000 }, { width: 256, height: 192 }],
  [{ width: 3000, height: 300 }, { width: 640, height: 64 }],
  [{ width: 3000, height: 100 }, { width: 640, height: 21 }],
])('%o has room as %o', (size, expected) => {
  expect(fitted(size)).toEqual(expected)
})

test('a lighter one is smaller', () => {
  expect(fitted({ width: 4000, height: 3000 }, 0.5)).toEqual({ width: 128, height: 96 })
})
