// Registering one person by hand; then the next one, or back to the list.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../../shared/i18n'
import { navigate } from '../../../shared/router'
import { Card } from '../../../ui/card/card'
import { Page } from '../../../ui/page/page'
import { say } from '../../../ui/toast/toasts'
import { addCandidate } from '../../api'
import { CandidateForm } from '../../candidates/candidate-form'
import { nameOf } from '../../candidates/rows'
import { sessionsOf, useCenter } from '../../centers'
import { Back } from '../../session/back'
import type { CandidateBody } from '../../types'

export default function NewCandidate({ params }: { params: Record<string, string> }): JSX.Element {
  const center = useCenter()
  const session = params.session ?? ''
  const base = `${sessionsOf(center.id)}/${session}`
  const [key] = useState(() => crypto.randomUUID())

  async function send(body: CandidateBody) {
    const added = await addCandidate(center.id, session, body, key)
    say(t('candidates.added', { name: nameOf(added) }))
    navigate(base)
  }

  return (
    <Page title={t('candidates.by_form')} width="measure" before={<Back href={base} title={t('certif.back_to_session')} />}>
      <Card>
        <CandidateForm action={t('candidates.add')} send={send} onCancel={() => navigate(base)} />
      </Card>
    </Page>
  )
}
