// The button that begins, resumes or improves the test of a competence.
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { announce } from '../shared/announce'
import { client, reply } from '../shared/client'
import { t, wordsOf } from '../shared/i18n'
import type { Key } from '../shared/i18n'
import { asProblem } from '../shared/load'
import { navigate } from '../shared/router'
import { Button } from '../ui/button/button'
import type { StepKind } from './next-steps'

export const ACTIONS: Record<StepKind, Key> = {
  start: 'competence.start',
  resume: 'competence.resume',
  improve: 'competence.improve',
}

interface OpenCompetenceProps {
  competenceId: string
  kind: StepKind
  /** What a screen reader hears after the verb, when several such buttons are on the page. */
  about?: string
  variant?: 'primary' | 'secondary'
  children?: ComponentChildren
}

export function OpenCompetence({ competenceId, kind, about, variant }: OpenCompetenceProps): JSX.Element {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')

  async function open() {
    setIsBusy(true)
    setFailure('')
    try {
      const body = { kind: 'competence', competence_id: competenceId } as const
      const assessment = await reply(client.POST('/api/learner/assessments', { body }))
      navigate(`/assessments/${assessment.id}`)
    } catch (error) {
      const words = wordsOf(asProblem(error).code)
      setFailure(words)
      announce(words)
      setIsBusy(false)
    }
  }

  return (
    <>
      <Button variant={variant} isBusy={isBusy} onPress={() => void open()}>
        {t(ACTIONS[kind])}
        {about && <span class="visually-hidden"> {about}</span>}
      </Button>
      {failure && <p class="field-error">{failure}</p>}
    </>
  )
}
