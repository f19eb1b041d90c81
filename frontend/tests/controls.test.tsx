// Menus, notices that undo, questions before what matters, dates, codes and charts.
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withGaps } from '../src/charts/days'
import { Days } from '../src/charts/days'
import { Bars } from '../src/charts/bars'
import { placeParts } from '../src/charts/stack'
import { Problem } from '../src/shared/client'
import { formatSize, needWords, useLanguage as speak } from '../src/shared/i18n'
import { Confirm } from '../src/ui/confirm/confirm'
import { BirthDate, isDay } from '../src/ui/date-field/birth-date'
import { toInstant, toLocal } from '../src/ui/date-field/date-field'
import { Menu } from '../src/ui/menu/menu'
import { outlineOf } from '../src/ui/qr/qr'
import { ToastList } from '../src/ui/toast/toast-list'
import { dismiss, say, toasts } from '../src/ui/toast/toasts'

const root = document.createElement('div')
const show = (what: Parameters<typeof render>[0]) => act(() => render(what, root))
const button = (words: string) =>
  [...root.querySelectorAll('button')].find((found) => found.textContent?.includes(words)) as HTMLButtonElement

beforeEach(async () => {
  await needWords('ui')
  await speak('fr')
  document.body.append(root)
})
afterEach(() => {
  act(() => render(null, root))
  root.remove()
})

describe('a menu', () => {
  beforeEach(() =>
    show(
      <Menu label="Collège" about="(changer)">
        <li>
          <a href="/orga">Autre</a>
        </li>
      </Menu>,
    ),
  )

  it('opens, and closes at Escape, giving focus back', () => {
    act(() => button('Collège').click())
    expect(button('Collège').getAttribute('aria-expanded')).toBe('true')
    expect(root.querySelector('ul')?.hidden).toBe(false)
    root.querySelector('a')?.focus()
    act(() => void root.querySelector('a')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })))
    expect(root.querySelector('ul')?.hidden).toBe(true)
    expect(document.activeElement).toBe(button('Collège'))
  })

  it('closes when one presses elsewhere', () => {
    act(() => button('Collège').click())
    act(() => void document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })))
    expect(button('Collège').getAttribute('aria-expanded')).toBe('false')
  })
})

describe('a notice that undoes', () => {
  afterEach(() => toasts.set([]))

  it('takes back, then says so, and stays until dismissed', async () => {
    const action = vi.fn(async () => undefined)
    show(<ToastList />)
    act(() => say('Campagne archivée.', { action, done: 'Campagne rétablie.' }))
    expect(root.querySelector('[role=status]')?.textContent).toContain('archivée')
    await act(async () => button('Annuler').click())
    expect(action).toHaveBeenCalledOnce()
    expect(root.textContent).toContain('rétablie')
    act(() => dismiss(toasts.get()[0]?.id ?? 0))
    expect(root.querySelector('li')).toBeNull()
  })

  it('says why nothing could be taken back', async () => {
    show(<ToastList />)
    act(() => say('Fait.', { action: () => Promise.reject(new Problem({ status: 0, code: 'offline' })), done: '' }))
    await act(async () => button('Annuler').click())
    expect(root.textContent).toContain('Pas de réseau')
  })
})

describe('a question before what matters', () => {
  it('closes when it was done, and says why it was not', async () => {
    const onClose = vi.fn()
    const onConfirm = vi.fn().mockRejectedValueOnce(new Problem({ status: 0, code: 'offline' })).mockResolvedValueOnce(undefined)
    show(
      <Confirm isOpen title="Retirer ?" action="Retirer" onConfirm={onConfirm} onClose={onClose}>
        <p>Vraiment</p>
      </Confirm>,
    )
    await act(async () => button('Retirer').click())
    expect(root.querySelector('[role=alert]')?.textContent).toContain('Pas de réseau')
    expect(onClose).not.toHaveBeenCalled()
    await act(async () => button('Retirer').click())
    expect(onClose).toHaveBeenCalledOnce()
  })
})

describe('dates', () => {
  it('go to the control and come back the same instant', () => {
    expect(toInstant(toLocal('2026-11-22T07:30:00.000Z'))).toBe('2026-11-22T07:30:00.000Z')
    expect(toLocal(null)).toBe('')
    expect(toInstant('')).toBeNull()
  })

  it('of birth must exist', () => {
    expect(isDay('2012-02-29')).toBe(true)
    for (const wrong of ['2013-02-29', '2013-2-3', '--', '2013-13-01']) expect(isDay(wrong)).toBe(false)
  })

  it('of birth are typed in three boxes, completed on leaving', () => {
    const onValue = vi.fn()
    show(<BirthDate name="birth" label="Date de naissance" value="2014--7" onValue={onValue} />)
    const [day, , year] = [...root.querySelectorAll('input')]
    expect([day?.value, year?.value]).toEqual(['7', '2014'])
    act(() => void day?.dispatchEvent(new FocusEvent('blur')))
    expect(onValue).toHaveBeenLastCalledWith('2014--07')
    expect(root.querySelector('fieldset legend')?.textContent).toBe('Date de naissance')
  })
})

describe('charts', () => {
  it('show the days without anything, and the most recent of too many', () => {
    const days = withGaps([
      { day: '2026-02-27', values: [4] },
      { day: '2026-03-02', values: [1] },
    ])
    expect(days.map(({ day, values }) => `${day} ${values}`)).toEqual(['2026-02-27 4', '2026-02-28 0', '2026-03-01 0', '2026-03-02 1'])
    expect(withGaps([{ day: '2025-01-01', values: [1] }, { day: '2026-01-01', values: [1] }])).toHaveLength(92)
    expect(withGaps([])).toEqual([])
  })

  it('give every figure in their table', () => {
    show(<Days caption="Activité" days={[{ day: '2026-11-22', values: [12, 8] }]} series={['Commencés', 'Envoyés']} />)
    expect([...root.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual(['12', '8'])
    show(<Bars caption="Réussite" bars={[{ id: 'a', label: 'Données', share: 0.5 }, { id: 'b', label: 'Sécurité', share: null }]} target={0.7} />)
    expect([...root.querySelectorAll('td')].map((cell) => cell.textContent?.replace(/\s/g, ' '))).toEqual(['50 %', '–'])
    expect(root.querySelectorAll('.bar-value')).toHaveLength(1)
  })

  it('fill the bar, whatever the counts', () => {
    const placed = placeParts([
      { id: 'a', label: 'A', count: 1 },
      { id: 'b', label: 'B', count: 3 },
    ])
    expect(placed.map(({ from, width }) => [from, width])).toEqual([
      [0, 25],
      [25, 75],
    ])
    expect(placeParts([{ id: 'a', label: 'A', count: 0 }])[0]?.width).toBe(0)
  })
})

describe('small things', () => {
  it('a QR code is drawn by runs, inside its quiet zone', () => {
    expect(outlineOf(['1101', '0000'])).toBe('M4 4h2v1h-2zM7 4h1v1h-1z')
  })

  it('sizes read in the unit that fits', () => {
    expect(formatSize(0).replace(/\s/g, ' ')).toBe('0 o')
    expect(formatSize(1_840_000).replace(/\s/g, ' ')).toBe('1,8 Mo')
    expect(formatSize(23_400_000).replace(/\s/g, ' ')).toBe('23 Mo')
  })
})
