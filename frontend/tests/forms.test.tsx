// Forms: their own checks, the server's refusals, where focus goes.
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkEmail, checkPassword, nextPlace } from '../src/shared/checks'
import { Problem } from '../src/shared/client'
import { errorsOf, useForm } from '../src/shared/form'
import { useLanguage as speak } from '../src/shared/i18n'
import { FormCard } from '../src/ui/card/form-card'
import { Field, fieldId } from '../src/ui/field/field'

beforeEach(() => speak('fr'))

describe('checks', () => {
  it('tells an address from what is not one', () => {
    expect(checkEmail(' a@b.fr ')).toEqual([])
    for (const wrong of ['', 'a', 'a@b', 'a b@c.fr']) expect(checkEmail(wrong)).toHaveLength(1)
  })

  it('counts characters, not code units', () => {
    expect(checkPassword('éàüöîçñ')).toHaveLength(1)
    expect(checkPassword('😀😀😀😀')).toHaveLength(1)
    expect(checkPassword('éàüöîçñ8')).toEqual([])
  })

  it.each([
    ['?next=%2Faccount', '/account'],
    ['', '/dashboard'],
    ['?next=https%3A%2F%2Fevil.test', '/dashboard'],
    ['?next=%2F%2Fevil.test', '/dashboard'],
    ['?next=%2F%5Cevil.test', '/dashboard'],
  ])('after signing in, %s leads to %s', (search, place) => {
    expect(nextPlace(search)).toBe(place)
  })
})

describe('errorsOf', () => {
  it('gives each refusal to its field', () => {
    const problem = new Problem({ status: 422, code: 'invalid_input', errors: [{ pointer: '/last_name', code: 'invalid_name' }] })
    expect(errorsOf(problem, ['last_name'])[0]).toMatchObject({ field: 'last_name' })
  })

  it('knows which field a code is about', () => {
    expect(errorsOf(new Problem({ status: 409, code: 'email_taken' }), ['email', 'password'])[0]?.field).toBe('email')
    expect(errorsOf(new Problem({ status: 422, code: 'weak_password' }), ['new_password'])[0]?.field).toBe('new_password')
    expect(errorsOf(new Problem({ status: 500, code: 'never_heard_of' }), ['email'])[0]?.field).toBeUndefined()
  })

  it('gives the reference of what went wrong on our side, of nothing else', () => {
    const [ours] = errorsOf(new Problem({ status: 500, code: 'internal_error', request_id: 'r-1' }), [])
    expect(ours?.text).toContain('r-1')
    const [theirs] = errorsOf(new Problem({ status: 409, code: 'email_taken', request_id: 'r-2' }), ['email'])
    expect(theirs?.text).not.toContain('r-2')
  })
})

describe('a form', () => {
  const send = vi.fn(async (_values: { email: string }) => {})
  const root = document.createElement('div')

  function Sample() {
    const form = useForm({ initial: { email: '' }, check: ({ email }) => checkEmail(email), send })
    return (
      <FormCard form={form} action="Envoyer">
        <Field {...form.bind('email')} label="Adresse" hint="Une aide" type="email" />
      </FormCard>
    )
  }

  beforeEach(() => {
    send.mockReset()
    document.body.append(root)
    act(() => render(<Sample />, root))
  })
  afterEach(() => {
    render(null, root)
    root.remove()
  })

  const box = () => root.querySelector('input') as HTMLInputElement
  const submit = () => act(async () => void root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true })))
  const type = (text: string) =>
    act(() => {
      box().value = text
      box().dispatchEvent(new Event('input', { bubbles: true }))
    })

  it('ties the label, the hint and the error to the box', async () => {
    await submit()
    expect(root.querySelector('label')?.htmlFor).toBe(box().id)
    const described = box().getAttribute('aria-describedby')?.split(' ') ?? []
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual(['Une aide', expect.stringContaining('adresse')])
    expect(box().getAttribute('aria-invalid')).toBe('true')
  })

  it('takes focus to the summary, then to the field', async () => {
    await submit()
    expect(document.activeElement?.getAttribute('role')).toBe('alert')
    root.querySelector<HTMLAnchorElement>('.error-summary a')?.click()
    expect(document.activeElement?.id).toBe(fieldId('email'))
    expect(send).not.toHaveBeenCalled()
  })

  it('takes no focus later than what it shows: a slow machine would lose what is typed', async () => {
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await vi.waitUntil(() => root.querySelector('[role=alert]'), { interval: 1 })
    box().focus()
    await new Promise((passed) => setTimeout(passed, 100))
    expect(document.activeElement).toBe(box())
  })

  it('sends what was typed, and shows what the server refused', async () => {
    send.mockRejectedValueOnce(new Problem({ status: 409, code: 'email_taken' }))
    type('a@b.fr')
    await submit()
    expect(send).toHaveBeenCalledWith({ email: 'a@b.fr' })
    expect(root.querySelector('.field-error')?.textContent).toContain('existe déjà')
    await submit()
    expect(root.querySelector('.field-error')).toBeNull()
  })
})
