// A session being changed, or taken off as long as nobody has come.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../../shared/i18n'
import { navigate } from '../../../shared/router'
import { Button } from '../../../ui/button/button'
import { Card } from '../../../ui/card/card'
import { Confirm } from '../../../ui/confirm/confirm'
import { Icon } from '../../../ui/icon/icon'
import { Loaded } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { say } from '../../../ui/toast/toasts'
import { changeSession, deleteSession } from '../../api'
import { homeOf, sessionsOf, useCenter } from '../../centers'
import { Back } from '../../session/back'
import { keepSession, useSession } from '../../session/use-session'
import { SessionForm } from '../../sessions/session-form'
import type { Session, SessionBody, WholeSession } from '../../types'
import { whenOf } from '../../when'

function Removal({ session }: { session: Session }) {
  const center = useCenter()
  const [isAsked, setIsAsked] = useState(false)

  async function remove() {
    await deleteSession(center.id, session.id)
    say(t('session.removed', { number: session.number }))
    navigate(homeOf(center.id))
  }

  return (
    <Card as="section" labelledBy="session-removal">
      <div class="stack">
        <h2 id="session-removal" class="session-card-title">
          {t('session.remove')}
        </h2>
        <p class="soft">{t('session.remove_text')}</p>
        <Button variant="secondary" onPress={() => setIsAsked(true)}>
          <Icon name="trash" />
          {t('session.remove')}
        </Button>
      </div>
      <Confirm isOpen={isAsked} title={t('session.remove_title')} action={t('session.remove')} isDanger onConfirm={remove} onClose={() => setIsAsked(false)}>
        <p>{t('session.remove_sure', { when: whenOf(session) })}</p>
      </Confirm>
    </Card>
  )
}

function Edit({ session }: { session: WholeSession }) {
  const center = useCenter()
  const face = `${sessionsOf(center.id)}/${session.id}`

  async function send(body: SessionBody) {
    keepSession(await changeSession(center.id, session.id, body))
    say(t('form.saved'))
    navigate(face)
  }

  return (
    <div class="session-face">
      <Card>
        <SessionForm session={session} action={t('form.save')} send={send} onCancel={() => navigate(face)} hasBegun={session.has_begun} />
      </Card>
      {!session.has_begun && <Removal session={session} />}
    </div>
  )
}

export default function EditSession({ params }: { params: Record<string, string> }): JSX.Element {
  const center = useCenter()
  const id = params.session ?? ''
  const loading = useSession(id)
  const back = <Back href={`${sessionsOf(center.id)}/${id}`} title={t('certif.back_to_session')} />
  return (
    <Page title={t('certif.edit')} width="measure" before={back}>
      <Loaded from={loading}>{(session) => <Edit session={session} />}</Loaded>
    </Page>
  )
}
