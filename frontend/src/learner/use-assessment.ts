// The assessment being played: what was left on this device is sent first, then each reply brings the next challenge.
import { useEffect, useState } from 'preact/hooks'
import { Problem, client, reply } from '../shared/client'
import { useLoad } from '../shared/load'
import { deliverKept } from '../shared/queue'
import { navigate } from '../shared/router'
import type { AnswerReply, Assessment, Challenge } from '../shared/types'

export const checkpointPath = (id: string): string => `/assessments/${id}/checkpoint`

/** Where a test that is over is read: a campaign's results are sent from there. */
export const resultPath = ({ id, kind }: Pick<Assessment, 'id' | 'kind'>): string =>
  kind === 'campaign' ? `/participations/${id}` : `/assessments/${id}/result`

const REFRESH_MS = 4 * 60_000

export function fetchAssessment(id: string): Promise<Assessment> {
  return reply(client.GET('/api/learner/assessments/{assessment_id}', { params: { path: { assessment_id: id } } }))
}

export function endAssessment(id: string): Promise<Assessment> {
  return reply(client.POST('/api/learner/assessments/{assessment_id}/end', { params: { path: { assessment_id: id } }, body: {} }))
}

/** Where to go once an answer is acknowledged, when it is not the next question. */
function detour(id: string, acknowledged: AnswerReply | null): string | null {
  if (!acknowledged) return null
  return acknowledged.is_checkpoint || acknowledged.is_completed ? checkpointPath(id) : null
}

async function open(id: string): Promise<Assessment> {
  const acknowledged = await deliverKept(id).catch((error: unknown) => {
    if (error instanceof Problem) return null
    throw error
  })
  const assessment = await fetchAssessment(id)
  const elsewhere = detour(id, acknowledged) ?? (assessment.state === 'completed' ? resultPath(assessment) : null)
  if (elsewhere) navigate(elsewhere, { replace: true })
  return assessment
}

export interface Step {
  position: number
  answered: number
  challenge: Challenge
}

function stepOf({ position, answered, next }: Assessment): Step | null {
  return next && { position, answered, challenge: next }
}

/** The addresses of files are good for five minutes: asked for again while the question stays. */
function useFreshFiles(id: string, step: Step | null, onFresh: (step: Step) => void): void {
  const position = step?.position
  const hasFiles = Boolean(step?.challenge.files.length)
  useEffect(() => {
    if (!hasFiles) return
    const refresh = async () => {
      if (document.hidden) return
      const fresh = stepOf(await fetchAssessment(id))
      if (fresh?.position === position && fresh) onFresh(fresh)
    }
    const tryRefresh = () => void refresh().catch(() => undefined)
    const timer = setInterval(tryRefresh, REFRESH_MS)
    document.addEventListener('visibilitychange', tryRefresh)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tryRefresh)
    }
  }, [id, position, hasFiles, onFresh])
}

export interface Playing {
  problem: Problem | null
  retry: () => void
  /** Kept while it is asked for again, so that the question stays on screen. */
  assessment: Assessment | null
  step: Step | null
  advance: (acknowledged: AnswerReply) => void
}

export function useAssessment(id: string): Playing {
  const loading = useLoad(() => open(id), id)
  const [assessment, setAssessment] = useState<Assessment | null>(null)
  const [step, setStep] = useState<Step | null>(null)
  const loaded = loading.state === 'ready' ? loading.value : null
  useEffect(() => {
    if (!loaded) return
    setAssessment(loaded)
    setStep(stepOf(loaded))
  }, [loaded])
  useFreshFiles(id, step, setStep)

  const advance = (acknowledged: AnswerReply) => {
    const elsewhere = detour(id, acknowledged)
    if (elsewhere) return navigate(elsewhere, { replace: true })
    const { next, next_position: position } = acknowledged
    if (next && position) setStep({ position, answered: position - 1, challenge: next })
    else loading.retry()
  }
  return { problem: loading.state === 'failed' ? loading.problem : null, retry: loading.retry, assessment, step, advance }
}
