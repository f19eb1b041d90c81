// Addresses, pages and moves.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { match, navigate, place, startRouter } from '../src/shared/router'
import type { Route } from '../src/shared/router'
import table from '../src/routes.json'

const routes = table as Route[]

describe('match', () => {
  it.each([
    ['/', 'landing', {}],
    ['/dashboard', 'dashboard', {}],
    ['/dashboard/', 'dashboard', {}],
    ['/competences/1.1', 'competence', { id: '1.1' }],
    ['/assessments/abc', 'assessment', { id: 'abc' }],
    ['/assessments/abc/checkpoint', 'checkpoint', { id: 'abc' }],
    ['/competences/', 'not_found', {}],
    ['/assessments/abc/other', 'not_found', {}],
    ['/nowhere', 'not_found', {}],
  ])('%s leads to %s', (path, name, params) => {
    const found = match(routes, path)
    expect(found.route.name).toBe(name)
    expect(found.params).toEqual(params)
  })

  it('decodes what is in the address, and survives what cannot be decoded', () => {
    expect(match(routes, '/competences/a%20b').params).toEqual({ id: 'a b' })
    expect(match(routes, '/competences/%E0%A4%A').params).toEqual({ id: '%E0%A4%A' })
  })
})

describe('moves', () => {
  let stop: () => void
  beforeEach(() => {
    window.history.replaceState(null, '', '/')
    stop = startRouter()
    document.body.innerHTML = '<a id="in" href="/levels">in</a><a id="file" href="/a.txt" download>file</a>'
  })
  afterEach(() => stop())

  const click = (id: string, options = {}) => {
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, button: 0, ...options })
    document.getElementById(id)?.dispatchEvent(event)
    return event
  }

  it('follows a link of the site without loading', () => {
    const before = place.get().moves
    expect(click('in').defaultPrevented).toBe(true)
    expect(place.get()).toMatchObject({ path: '/levels', moves: before + 1 })
  })

  it('shows the top of the next page at once, whatever the style sheet says of scrolling', () => {
    const scroll = vi.spyOn(window, 'scrollTo')
    click('in')
    expect(scroll).toHaveBeenCalledExactlyOnceWith({ top: 0, behavior: 'instant' })
    scroll.mockRestore()
  })

  it('leaves downloads and new tabs to the browser', () => {
    expect(click('file').defaultPrevented).toBe(false)
    expect(click('in', { ctrlKey: true }).defaultPrevented).toBe(false)
    expect(place.get().path).not.toBe('/a.txt')
  })

  it('leaves to the browser what another document of the site answers', () => {
    stop()
    stop = startRouter((path) => !path.startsWith('/orga'))
    document.body.innerHTML = '<a id="in" href="/levels">in</a><a id="other" href="/orga/x">other</a>'
    const before = place.get()
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined)
    expect(click('other').defaultPrevented).toBe(false)
    navigate('/orga/x')
    navigate('/levels')
    expect(assign).toHaveBeenCalledOnce()
    expect(place.get()).toBe(before)
    window.dispatchEvent(new Event('pageshow'))
    navigate('/levels')
    expect(place.get().path).toBe('/levels')
    assign.mockRestore()
  })

  it('keeps what comes after the question mark and the hash', () => {
    navigate('/sign-in?next=%2Faccount#top')
    expect(place.get()).toMatchObject({ path: '/sign-in', search: '?next=%2Faccount', hash: '#top' })
  })
})
