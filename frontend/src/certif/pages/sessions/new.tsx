// A new session.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../../shared/i18n'
import { navigate } from '../../../shared/router'
import { Card } from '../../../ui/card/card'
import { Page } from '../../../ui/page/page'
import { say } from '../../../ui/toast/toasts'
import { createSession } from '../../api'
import { homeOf, sessionsOf, useCenter } from '../../centers'
import { SessionForm } from '../../sessions/session-form'
import { Back } from '../../session/back'
import type { SessionBody } from '../../types'

export default function NewSession(): JSX.Element {
  const center = useCenter()
  const [key] = useState(() => crypto.randomUUID())

  async function send(body: SessionBody) {
    const { id, number } = await createSession(center.id, body, key)
    say(t('sessions.created', { number }))
    navigate(`${sessionsOf(center.id)}/${id}`)
  }

  return (
    <Page title={t('sessions.new')} lead={t('sessions.new_lead')} width="measure" before={<Back href={homeOf(center.id)} />}>
      <Card>
        <SessionForm action={t('sessions.create')} send={send} onCancel={() => navigate(homeOf(center.id))} />
      </Card>
    </Page>
  )
}
