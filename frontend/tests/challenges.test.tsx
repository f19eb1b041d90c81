// Every form of answer: what it shows, what it answers, what it leaves alone when read-only.
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ChallengeView } from '../src/challenges/challenge'
import { initialAnswer } from '../src/challenges/complete'
import { useLanguage as speak } from '../src/shared/i18n'
import type { Answer, Challenge, Form } from '../src/shared/types'
import { challengeOf, choices, matching, ordering, picture, simulator, texts } from './challenge-factory'

let root: HTMLElement
let answers: Answer[]

beforeEach(async () => {
  await speak('fr')
  root = document.createElement('div')
  document.body.replaceChildren(root)
  answers = []
})
afterEach(() => render(null, root))

interface Shown {
  answer?: Answer
  isReadOnly?: boolean
  errors?: Record<string, string>
  changes?: Partial<Challenge>
}

function show(form: Form, { answer, isReadOnly = false, errors, changes }: Shown = {}) {
  const challenge = challengeOf(form, changes)
  const draw = (given: Answer) =>
    render(
      <ChallengeView
        challenge={challenge}
        answer={given}
        isReadOnly={isReadOnly}
        errors={errors}
        outcome={isReadOnly ? 'ko' : undefined}
        onAnswer={(next) => {
          answers.push(next)
          draw(next)
        }}
      />,
      root,
    )
  act(() => draw(answer === undefined ? initialAnswer(challenge) : answer))
}

const all = <E extends Element>(selector: string): E[] => [...root.querySelectorAll<E>(selector)]
const press = (element: Element | undefined) => act(() => (element as HTMLElement).click())
function type(element: HTMLInputElement | HTMLSelectElement, value: string, event = 'input') {
  act(() => {
    element.value = value
    element.dispatchEvent(new Event(event, { bubbles: true }))
  })
}

describe('choices', () => {
  it('answers the one that is ticked', () => {
    show(choices())
    press(all('input[type=radio]')[1])
    expect(answers).toEqual([['1']])
  })

  it('answers all that are ticked, in the order shown, and nothing once all are cleared', () => {
    show(choices(true))
    press(all('input')[2])
    press(all('input')[0])
    press(all('input')[0])
    press(all('input')[2])
    expect(answers).toEqual([['2'], ['0', '2'], ['2'], null])
  })

  it('keeps its boxes focusable and unchanged when read-only', () => {
    show(choices(), { answer: ['0'], isReadOnly: true })
    press(all('input')[2])
    expect(answers).toEqual([])
    expect(all('input:disabled')).toEqual([])
    expect(all('[aria-disabled]')).toHaveLength(3)
  })

  it('ties what is missing to the group', () => {
    show(choices(), { errors: { answer: 'Choisissez une réponse' } })
    const described = root.querySelector('fieldset')?.getAttribute('aria-describedby') ?? ''
    expect(document.getElementById(described)?.textContent).toBe('Choisissez une réponse')
  })
})

describe('texts', () => {
  it('answers every field by its id', () => {
    show(texts('Nom', 'Date'))
    type(all<HTMLInputElement>('input')[1]!, '14/03/2026')
    expect(answers).toEqual([{ a: '', b: '14/03/2026' }])
  })

  it('is no answer once emptied', () => {
    show(texts('Nom'), { answer: { a: 'x' } })
    type(all<HTMLInputElement>('input')[0]!, '')
    expect(answers).toEqual([null])
  })

  it('labels each box and marks the one that is missing', () => {
    show(texts('Nom', 'Date'), { errors: { b: 'Remplissez « Date »' } })
    const [first, second] = all<HTMLInputElement>('input')
    expect(root.querySelector(`label[for="${first!.id}"]`)?.textContent).toBe('Nom')
    expect(first!.getAttribute('aria-invalid')).toBeNull()
    expect(second!.getAttribute('aria-invalid')).toBe('true')
  })
})

describe('ordering', () => {
  it('moves an element with its buttons and keeps focus on the one pressed', () => {
    show(ordering('a', 'b', 'c'))
    const up = () => all('[data-move="2/-1"]')[0]
    press(up())
    expect(answers).toEqual([['0', '2', '1']])
    expect(document.activeElement).toBe(up())
  })

  it('does not move the first element up', () => {
    show(ordering('a', 'b', 'c'))
    press(all('[data-move="0/-1"]')[0])
    expect(answers).toEqual([])
  })

  it('does not move when read-only', () => {
    show(ordering('a', 'b', 'c'), { answer: ['2', '0', '1'], isReadOnly: true })
    press(all('[data-move="1/-1"]')[0])
    expect(answers).toEqual([])
  })
})

describe('matching', () => {
  it('answers a right element for each left one, and forgets a choice taken back', () => {
    show(matching())
    const [photo, table] = all<HTMLSelectElement>('select')
    type(photo!, '1', 'change')
    type(table!, '0', 'change')
    type(table!, '', 'change')
    type(photo!, '', 'change')
    expect(answers).toEqual([{ 0: '1' }, { 0: '1', 1: '0' }, { 0: '1' }, null])
  })
})

describe('picture', () => {
  it('names every zone, answers the one chosen and tells it in words', () => {
    show(picture())
    expect(all('.zone').map((zone) => zone.textContent)).toEqual(['11. Première barre', '22. Deuxième barre', '33. Grand cadre'])
    press(all('input[type=radio]')[1])
    expect(answers).toEqual([['1']])
    expect(root.querySelector('.picture-choice')?.textContent).toContain('zone 2, Deuxième barre')
  })
})

describe('simulator', () => {
  it('lives in a sandbox that only runs scripts', () => {
    show(simulator())
    const frame = root.querySelector('iframe')
    expect(frame?.getAttribute('sandbox')).toBe('allow-scripts')
    expect(frame?.getAttribute('src')).toBe('/simulators/mailbox/index.html')
    expect(frame?.title).toBe('Boîte de réception')
  })

  it('loads anew and answers nothing when started again', () => {
    show(simulator(), { answer: { selected: 'm1' } })
    const frame = root.querySelector('iframe')
    press(all('.simulator-top button')[0])
    expect(answers).toEqual([null])
    expect(root.querySelector('iframe')).not.toBe(frame)
  })

  it('is not shown again once answered', () => {
    show(simulator(), { answer: { selected: 'm1' }, isReadOnly: true })
    expect(root.querySelector('iframe')).toBeNull()
  })
})

describe('around the form', () => {
  it('offers the files with their names and formats', () => {
    const file = { name: 'budget.xlsx', label: 'Le budget', alt: '', width: 0, height: 0, url: '/f/budget.xlsx' }
    show(texts('Total'), { changes: { files: [file] } })
    const link = root.querySelector<HTMLAnchorElement>('a.attachment')
    expect(link?.getAttribute('download')).toBe('budget.xlsx')
    expect(link?.textContent).toContain('format XLSX')
  })

  it('gives the alternative of the picture twice: in alt, and in sight on request', () => {
    const image = { name: 'a.png', label: '', alt: 'Un schéma de réseau', width: 10, height: 10, url: '/a.png' }
    show(choices(), { changes: { image } })
    expect(root.querySelector('img')?.alt).toBe('Un schéma de réseau')
    expect(root.querySelector('details')?.textContent).toContain('Un schéma de réseau')
  })

  it('says the outcome in a word', () => {
    show(choices(), { answer: ['0'], isReadOnly: true })
    expect(root.querySelector('.outcome')?.textContent).toBe('À revoir')
  })

  it('asks to stay on the page for a knowledge question', () => {
    show(choices(), { changes: { is_focused: true } })
    expect(root.querySelector('.statement')?.textContent).toContain('sans quitter cette page')
  })
})
