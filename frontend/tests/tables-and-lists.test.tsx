// Tables, long lists, long work: what they show, say and ask for.
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../src/shared/client'
import { needWords, useLanguage as speak } from '../src/shared/i18n'
import { usePaging } from '../src/shared/paging'
import type { Listed } from '../src/shared/paging'
import { useJob } from '../src/ui/job/use-job'
import type { JobState } from '../src/ui/job/use-job'
import { Loaded } from '../src/ui/loaded/loaded'
import { Pager } from '../src/ui/pager/pager'
import { sorted } from '../src/ui/table/sorted'
import { Table } from '../src/ui/table/table'

const root = document.createElement('div')

beforeEach(async () => {
  await needWords('ui')
  await speak('fr')
  document.body.append(root)
})
afterEach(() => {
  act(() => render(null, root))
  root.remove()
  vi.useRealTimers()
})

describe('sorted', () => {
  it('sorts words as French does, figures as figures, and puts what is missing last both ways', () => {
    const names = ['Zoé', 'Élise', 'Eliott', 'ada']
    expect(sorted(names, (name) => name)).toEqual(['ada', 'Eliott', 'Élise', 'Zoé'])
    expect(sorted(['6A', '10B', '6B'], (name) => name)).toEqual(['6A', '6B', '10B'])
    expect(sorted([3, null, 1], (n) => n)).toEqual([1, 3, null])
    expect(sorted([3, null, 1], (n) => n, 'down')).toEqual([3, 1, null])
  })
})

describe('a table', () => {
  const rows = [
    { id: 'a', name: 'Zoé', n: 2 },
    { id: 'b', name: 'Ada', n: 9 },
  ]
  const show = () =>
    act(() =>
      render(
        <Table
          caption="Élèves"
          rows={rows}
          keyOf={({ id }) => id}
          order={{ column: 'name', direction: 'up' }}
          columns={[
            { id: 'name', title: 'Nom', cell: ({ name }) => name, sortBy: ({ name }) => name, isHeader: true },
            { id: 'n', title: 'Réussites', cell: ({ n }) => n, sortBy: ({ n }) => n, isNumber: true },
            { id: 'more', title: 'Actions', cell: () => <a href="/x">Ouvrir</a>, isTitleHidden: true },
          ]}
        />,
        root,
      ),
    )
  const names = () => [...root.querySelectorAll('tbody th')].map((cell) => cell.textContent)
  const head = (index: number) => root.querySelectorAll('thead th')[index]

  it('begins in its order and says so', () => {
    show()
    expect(names()).toEqual(['Ada', 'Zoé'])
    expect(head(0)?.getAttribute('aria-sort')).toBe('ascending')
    expect(head(1)?.getAttribute('aria-sort')).toBeNull()
    expect(head(2)?.querySelector('button')).toBeNull()
  })

  it('turns its order around at each press', () => {
    show()
    const press = (index: number) => act(() => head(index)?.querySelector('button')?.click())
    press(0)
    expect(names()).toEqual(['Zoé', 'Ada'])
    expect(head(0)?.getAttribute('aria-sort')).toBe('descending')
    press(1)
    expect(names()).toEqual(['Zoé', 'Ada'])
    expect(head(1)?.getAttribute('aria-sort')).toBe('ascending')
    expect(head(0)?.getAttribute('aria-sort')).toBeNull()
  })
})

describe('a long list', () => {
  const pages: Record<string, Listed<string>> = { first: { items: ['a', 'b'], next: 'p2' }, p2: { items: ['c'], next: null } }
  const ask = vi.fn(async (cursor?: string) => pages[cursor ?? 'first'] as Listed<string>)

  function List({ name }: { name: string }) {
    const paging = usePaging(ask, name)
    return (
      <>
        <Loaded from={paging.first}>{(rows) => <p id="rows">{rows.join(' ')}</p>}</Loaded>
        <Pager {...paging} />
      </>
    )
  }
  const text = () => root.querySelector('#rows')?.textContent
  const more = () => act(async () => root.querySelector<HTMLButtonElement>('.pager button')?.click())

  beforeEach(() => {
    ask.mockClear()
    return act(async () => render(<List name="one" />, root))
  })

  it('grows by a page, keeps what is there, then offers no more', async () => {
    expect(text()).toBe('a b')
    await more()
    expect(text()).toBe('a b c')
    expect(ask.mock.calls).toEqual([[], ['p2']])
    expect(root.querySelector('.pager')).toBeNull()
  })

  it('keeps what is there when the rest cannot be had, and may ask again', async () => {
    ask.mockRejectedValueOnce(new Problem({ status: 0, code: 'offline' }))
    await more()
    expect(text()).toBe('a b')
    expect(root.querySelector('.notice')?.textContent).toContain('réseau')
    await more()
    expect(text()).toBe('a b c')
  })

  it('begins again when what is listed changes', async () => {
    await more()
    await act(async () => render(<List name="two" />, root))
    await act(async () => undefined)
    expect(text()).toBe('a b')
  })
})

describe('long work', () => {
  const job = (status: string, done = 0): JobState => ({ id: 'j', status, done, total: 10 })
  const ask = vi.fn<() => Promise<JobState>>()

  function Work() {
    const { job: found, problem } = useJob(job('waiting'), ask)
    return <p>{problem ? problem.code : `${found.status} ${found.done}`}</p>
  }
  const wait = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)))

  beforeEach(() => {
    vi.useFakeTimers()
    ask.mockReset()
    act(() => render(<Work />, root))
  })

  it('is followed less and less often, until it ends', async () => {
    ask.mockResolvedValueOnce(job('running', 3)).mockResolvedValueOnce(job('done', 10))
    await wait(800)
    expect(root.textContent).toBe('running 3')
    await wait(800)
    expect(ask).toHaveBeenCalledTimes(1)
    await wait(400)
    expect(root.textContent).toBe('done 10')
    await wait(60_000)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('waits for the network, and stops at a refusal', async () => {
    ask.mockRejectedValueOnce(new Problem({ status: 0, code: 'offline' }))
    ask.mockRejectedValueOnce(new Problem({ status: 404, code: 'job_not_found' }))
    await wait(800)
    expect(root.textContent).toBe('waiting 0')
    await wait(1200)
    expect(root.textContent).toBe('job_not_found')
    await wait(60_000)
    expect(ask).toHaveBeenCalledTimes(2)
  })
})
