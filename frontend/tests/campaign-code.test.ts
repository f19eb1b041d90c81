// A campaign's code as people type it.
import { expect, test } from 'vitest'
import { tidyCode } from '../src/public/code-form'

test('spaces, dashes, dots and small letters do not change a code', () => {
  for (const typed of ['BCD234FGH', 'bcd 234 fgh', ' bcd-234-fgh ', 'Bcd·234.fgH']) expect(tidyCode(typed)).toBe('BCD234FGH')
})
