// What staff are told of institutions' machines and of nightly feeds.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Run } from '../src/admin/feeds/api'
import { durationOf, nightOf } from '../src/admin/feeds/night'
import { lastNights } from '../src/admin/feeds/nights'
import type { Client } from '../src/admin/partners/api'
import { uaisOf } from '../src/admin/partners/reach'
import { checkRights, rightsFrom, rightsOf } from '../src/admin/partners/rights-form'
import { liveSecrets, stateOf } from '../src/admin/partners/state'
import { lastDays } from '../src/admin/partners/usage'
import { needWords, useLanguage as speak } from '../src/shared/i18n'

beforeAll(async () => {
  await speak('fr')
  await Promise.all([needWords('admin'), needWords('admin/partners'), needWords('admin/feeds')])
})

const NOW = Date.parse('2026-11-22T12:00:00Z')
const secret = (id: string, expires_at: string) => ({ id, created_at: '2026-01-01T00:00:00.000Z', expires_at })
const client = (...secrets: Client['secrets']): Client => ({
  id: 'c',
  name: 'LSU',
  scopes: ['results:school'],
  uais: ['0750001U'],
  daily_quota: 500,
  secrets,
  created_at: '2026-01-01T00:00:00.000Z',
  revoked_at: null,
  last_used_on: null,
})

describe('a machine', () => {
  it.each([
    ['active', [secret('a', '2027-01-01T00:00:00.000Z')]],
    ['expiring', [secret('a', '2026-12-01T00:00:00.000Z')]],
    ['expired', [secret('a', '2026-11-22T11:59:59.000Z')]],
    ['expired', []],
  ])('is %s by its newest secret', (state, secrets) => {
    expect(stateOf(client(...secrets), NOW)).toBe(state)
  })

  it('is revoked whatever its secrets', () => {
    const revoked = { ...client(secret('a', '2027-01-01T00:00:00.000Z')), revoked_at: '2026-11-01T00:00:00.000Z' }
    expect(stateOf(revoked, NOW)).toBe('revoked')
  })

  it('shows its newest secret first, and none that ended', () => {
    const [ended, former, current] = ['2026-11-01', '2026-11-25', '2027-11-20'].map((day) => secret(day, `${day}T00:00:00.000Z`))
    const { secrets } = client(ended!, former!, current!)
    expect(liveSecrets({ ...client(), secrets }, NOW).map(({ id }) => id)).toEqual(['2027-11-20', '2026-11-25'])
    expect(secrets).toHaveLength(3)
  })

  it('has thirty days of use, the days without any included', () => {
    const days = lastDays([{ day: '2026-11-20', reads: 7 }, { day: '2026-10-23', reads: 9 }], NOW)
    expect(days).toHaveLength(30)
    expect(days.at(-1)).toEqual({ day: '2026-11-22', values: [0] })
    expect(days.at(-3)).toEqual({ day: '2026-11-20', values: [7] })
    expect(days[0]?.day).toBe('2026-10-24')
  })
})

describe('its rights', () => {
  it('come back from the form as they went in', () => {
    const { reason: _reason, ...rights } = rightsOf({ ...rightsFrom(client()), reason: ' why ' })
    expect(rights).toEqual({ name: 'LSU', scopes: ['results:school'], uais: ['0750001U'], daily_quota: 500 })
  })

  it('takes schools as people paste them', () => {
    expect(uaisOf(' 0750001u,0692866R;\n0750001U ')).toEqual(['0750001U', '0692866R'])
  })

  it('tells each thing that is missing, by its field', () => {
    const wrong = checkRights({ ...rightsFrom(), daily_quota: '1,5', reason: 'a' })
    expect(wrong.map(({ field }) => field)).toEqual(['name', 'scopes', 'uais', 'daily_quota', 'reason'])
    const right = { ...rightsFrom(client()), reach: 'all', daily_quota: '10 000', reason: 'asked for' }
    expect(checkRights(right)).toEqual([])
    expect(rightsOf(right)).toMatchObject({ uais: null, daily_quota: 10_000 })
  })
})

describe('a night', () => {
  const run = (date: string, given: Partial<Run> = {}): Run => ({ date, state: 'done', receipt: null, ...given }) as Run
  const receipt = (status: 'accepted' | 'rejected') => ({ status, at: '', client_id: '', client: '', rejected: [] })

  it('is what its run became, then what its receiver said', () => {
    expect(nightOf(undefined)).toBe('none')
    expect(nightOf(run('2026-11-22', { state: 'failed' }))).toBe('failed')
    expect(nightOf(run('2026-11-22'))).toBe('done')
    expect(nightOf(run('2026-11-22', { receipt: receipt('accepted') }))).toBe('received')
    expect(nightOf(run('2026-11-22', { receipt: receipt('rejected') }))).toBe('rejected')
  })

  it('has its box in the strip even when nothing ran', () => {
    const nights = lastNights([run('2026-11-22'), run('2026-11-20')], '2026-11-22')
    expect(nights).toHaveLength(28)
    expect(nights.slice(-3).map((night) => [night.date, Boolean(night.run)])).toEqual([
      ['2026-11-20', true],
      ['2026-11-21', false],
      ['2026-11-22', true],
    ])
  })

  it.each([
    [null, '–'],
    [9, '9 s'],
    [134, '2 min 14 s'],
    [3605, '60 min 05 s'],
  ])('that took %s seconds is said to have taken %s', (seconds, said) => {
    expect(durationOf(seconds)).toBe(said)
  })
})
