// The page's side of the simulators' protocol (docs/simulators.md): one frame, one port, texts only.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { language } from '../shared/i18n'
import { useStill } from '../shared/still'
import { resolvedTheme, theme } from '../shared/theme'
import type { Answer, SimulatorForm } from '../shared/types'

const LATE_MS = 12_000
const LOWEST = 240
const HIGHEST = 3000

/** The answer posted by a frame, or undefined when it has another shape. */
export function readAnswer(posted: unknown): Answer | undefined {
  if (posted === null) return null
  if (typeof posted !== 'object' || Array.isArray(posted)) return undefined
  const texts = Object.entries(posted as Record<string, unknown>)
  return texts.every(([, text]) => typeof text === 'string') ? (Object.fromEntries(texts) as Record<string, string>) : undefined
}

export function readHeight(posted: unknown): number | undefined {
  return typeof posted === 'number' && Number.isFinite(posted) ? Math.min(HIGHEST, Math.max(LOWEST, posted)) : undefined
}

interface Simulator {
  frame: { current: HTMLIFrameElement | null }
  height: number
  /** `ready` once the frame has spoken: its first words are its height. */
  state: 'loading' | 'ready' | 'late'
}

/** Talks to the frame shown for the `attempt`-th time. */
export function useSimulator(form: SimulatorForm, onAnswer: (answer: Answer) => void, attempt: number): Simulator {
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(form.height)
  const [state, setState] = useState<Simulator['state']>('loading')
  const answerRef = useRef(onAnswer)
  const dataRef = useRef(form.data)
  useEffect(() => {
    answerRef.current = onAnswer
    dataRef.current = form.data
  })

  // Before the first paint: a frame may speak as soon as it is in the page.
  useLayoutEffect(() => {
    setState('loading')
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      const answer = data?.type === 'answer' ? readAnswer(data.answer) : undefined
      const wanted = data?.type === 'height' ? readHeight(data.height) : undefined
      if (answer !== undefined) answerRef.current(answer)
      if (wanted !== undefined) setHeight(wanted)
      clearTimeout(late)
      setState('ready')
    }
    const receive = (event: MessageEvent) => {
      const view = frame.current?.contentWindow
      if (!view || event.source !== view || event.data?.type !== 'ready') return
      window.removeEventListener('message', receive)
      view.postMessage({ type: 'init', data: dataRef.current, lang: language.get(), theme: resolvedTheme() }, '*', [port2])
    }
    const late = setTimeout(() => setState('late'), LATE_MS)
    window.addEventListener('message', receive)
    const unwatch = theme.watch(() => port1.postMessage({ type: 'theme', theme: resolvedTheme() }))
    return () => {
      clearTimeout(late)
      window.removeEventListener('message', receive)
      unwatch()
      port1.close()
    }
  }, [attempt, form.name])

  return { frame, height: useStill(height), state: useStill(state) }
}
