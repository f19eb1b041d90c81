import { describe, expect, it } from 'vitest'
import { destination, said, stepAddress } from '../src/public/elsewhere/arrival'

describe('coming back from a portal', () => {
  it('reads the code and the page to go on to', () => {
    expect(said('#code=abc&next=%2Fcampaigns%2FBCD')).toEqual({ code: 'abc', error: '', next: '/campaigns/BCD' })
  })

  it('reads why there is no code', () => {
    expect(said('#error=identity_refused').error).toBe('identity_refused')
    expect(said('')).toEqual({ code: '', error: '', next: '' })
  })

  it('goes on to pages of this site only', () => {
    expect(destination('/campaigns/BCD?x=1')).toBe('/campaigns/BCD?x=1')
    for (const next of ['', '/', '//evil.test', '/\\evil.test', 'https://evil.test', 'evil'])
      expect(destination(next)).toBe('/dashboard')
  })

  it('comes back here after a step', () => {
    const address = new URL(stepAddress('second_factor', '/account'), 'https://sextant.test')
    expect(address.searchParams.get('step')).toBe('second_factor')
    expect(address.searchParams.get('next')).toBe('/sign-in/return?next=%2Faccount')
  })
})
