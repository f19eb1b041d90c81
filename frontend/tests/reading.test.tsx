// What is read between two questions, and where reading begins.
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ChallengeView } from '../src/challenges/challenge'
import { rightLines } from '../src/learner/correction'
import { Standing } from '../src/learner/standing'
import { useLanguage as speak } from '../src/shared/i18n'
import type { Correction, Form, Scorecard } from '../src/shared/types'
import { useTopOfPage } from '../src/ui/page/page'
import { challengeOf, choices, ordering } from './challenge-factory'

const root = document.body
const show = (node: Parameters<typeof render>[0]) => act(() => render(node, root))

afterEach(async () => {
  render(null, root)
  await speak('fr')
})

describe('useTopOfPage', () => {
  const Asked = ({ position }: { position: string }) => {
    useTopOfPage(position)
    return null
  }

  it('goes to the top at each new question, and leaves the first where it is', async () => {
    const scroll = vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined)
    await show(<Asked position="1" />)
    await show(<Asked position="1" />)
    expect(scroll).not.toHaveBeenCalled()
    await show(<Asked position="2" />)
    expect(scroll).toHaveBeenCalledOnce()
    scroll.mockRestore()
  })
})

describe('the right answer', () => {
  const correction = (form: Form) => ({ challenge: challengeOf(form), right_answer: ['Un', 'Trois'] }) as unknown as Correction

  it('is numbered when an order was asked for, and only then', () => {
    expect(rightLines(correction(ordering('Trois', 'Un')))).toEqual(['1. Un', '2. Trois'])
    expect(rightLines(correction(choices(true)))).toEqual(['Un', 'Trois'])
  })
})

describe('a question in another language', () => {
  const view = () => <ChallengeView challenge={challengeOf(choices())} answer={null} onAnswer={() => undefined} isReadOnly={false} errors={{}} />

  it('says so to whoever reads the site in English', async () => {
    await show(view())
    expect(root.textContent).not.toContain('traduite')
    await speak('en')
    await show(view())
    expect(root.textContent).toContain('not been translated into English')
  })
})

describe('a competence begun but below the first level', () => {
  it('does not say that nothing was shown', async () => {
    const card = { competence_id: '4.1', status: 'completed', level: 0, pix: 6, pix_to_next_level: 2, max_level: 7 } as Scorecard
    const levels = [{ level: 0, title: { fr: 'À découvrir', en: '' }, description: { fr: 'Rien', en: '' } }]
    const framework = { levels } as unknown as Parameters<typeof Standing>[0]['framework']
    await show(<Standing card={card} framework={framework} onReset={() => undefined} />)
    expect(root.textContent).toContain('En route vers le niveau 1')
    expect(root.textContent).not.toContain('À découvrir')
  })
})
