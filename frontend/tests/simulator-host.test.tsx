// The page's side of the protocol: only its own frame is believed, and it speaks through the port.
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { ChallengeView } from '../src/challenges/challenge'
import { useLanguage as speak } from '../src/shared/i18n'
import type { Answer } from '../src/shared/types'
import { challengeOf, simulator } from './challenge-factory'

let root: HTMLElement
const answers: Answer[] = []

beforeEach(async () => {
  await speak('fr')
  root = document.createElement('div')
  document.body.replaceChildren(root)
  answers.length = 0
  const onAnswer = (answer: Answer) => void answers.push(answer)
  await act(() => {
    render(<ChallengeView challenge={challengeOf(simulator())} answer={null} isReadOnly={false} onAnswer={onAnswer} />, root)
  })
})

function frameWindow(): { source: Window; post: ReturnType<typeof vi.fn> } {
  const post = vi.fn()
  const source = { postMessage: post } as unknown as Window
  Object.defineProperty(root.querySelector('iframe'), 'contentWindow', { value: source })
  return { source, post }
}

const ready = (source: unknown) =>
  act(() => {
    window.dispatchEvent(Object.assign(new Event('message'), { source, data: { type: 'ready' } }))
  })

it('hands the port over to its own frame, with the data and the language', async () => {
  const { source, post } = frameWindow()
  await ready(source)
  const [message, origin, ports] = post.mock.calls[0] as [Record<string, unknown>, string, MessagePort[]]
  expect(message).toMatchObject({ type: 'init', lang: 'fr', data: { task: 'select' } })
  expect(origin).toBe('*')
  expect(ports).toHaveLength(1)
})

it('ignores any other window', async () => {
  const { post } = frameWindow()
  await ready({ postMessage: vi.fn() })
  expect(post).not.toHaveBeenCalled()
})

it('takes the answers and ignores what is not texts', async () => {
  const { source, post } = frameWindow()
  await ready(source)
  const port = (post.mock.calls[0]![2] as MessagePort[])[0]!
  port.postMessage({ type: 'answer', answer: { selected: 1 } })
  port.postMessage({ type: 'answer', answer: { selected: 'm1' } })
  port.postMessage({ type: 'answer', answer: null })
  await vi.waitFor(() => expect(answers).toEqual([{ selected: 'm1' }, null]))
})

it('keeps its height while a pointer is pressed, so that what is below stays under it', async () => {
  const { source, post } = frameWindow()
  await ready(source)
  const port = (post.mock.calls[0]![2] as MessagePort[])[0]!
  const press = (type: string) => act(() => void window.dispatchEvent(new PointerEvent(type, { isPrimary: true, button: 0 })))
  const height = () => root.querySelector('iframe')?.getAttribute('height')

  await press('pointerdown')
  port.postMessage({ type: 'height', height: 640 })
  port.postMessage({ type: 'answer', answer: null })
  await vi.waitFor(() => expect(answers).toEqual([null]))
  expect(height()).toBe('484')
  await press('pointerup')
  await vi.waitFor(() => expect(height()).toBe('644'))
})
