// Words, counts, numbers and French spaces.
import { beforeEach, describe, expect, it } from 'vitest'
import { formatNumber, frenchSpaces, hasKey, preferredLang, t, textOf, tn, useLanguage as speak } from '../src/shared/i18n'

describe('in French', () => {
  beforeEach(() => speak('fr'))

  it('fills the holes and writes numbers as French does', () => {
    expect(t('rose.unit', { max: 1024 })).toBe(`pix sur ${formatNumber(1024)}`)
    expect(formatNumber(1024)).toMatch(/^1\s024$/)
  })

  it('agrees with the count', () => {
    expect(tn('competence.days', 1)).toContain('1 jour.')
    expect(tn('competence.days', 0)).toContain('0 jour.')
    expect(tn('competence.days', 3)).toContain('3 jours.')
  })

  it('never lets a line begin with a punctuation mark', () => {
    expect(frenchSpaces('Quoi ? « Oui » : non ; si !')).toBe('Quoi\u202f? «\u00a0Oui\u00a0»\u00a0: non\u202f; si\u202f!')
  })
})

describe('in English', () => {
  beforeEach(() => speak('en'))

  it('speaks English and says so to the browser', () => {
    expect(t('nav.sign_in')).toBe('Sign in')
    expect(tn('competence.days', 0)).toContain('0 days')
    expect(document.documentElement.lang).toBe('en')
    expect(textOf({ fr: 'un', en: 'one' })).toBe('one')
  })

  it('knows which keys exist', () => {
    expect(hasKey('nav.sign_in')).toBe(true)
    expect(hasKey('toString')).toBe(false)
  })
})

describe('preferredLang', () => {
  it('takes the choice made on this device first', async () => {
    await speak('en', { remember: true })
    expect(preferredLang()).toBe('en')
    localStorage.clear()
  })
})
