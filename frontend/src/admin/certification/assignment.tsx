// Who follows a session: taking it, taking it over, giving it back.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Confirm } from '../../ui/confirm/confirm'
import { say } from '../../ui/toast/toasts'
import { assign } from './api'
import type { JurySession } from './api'
import { followerOf } from './sessions-table'

interface AssignmentProps {
  session: JurySession
  onChange: () => void
}

export function Assignment({ session, onChange }: AssignmentProps): JSX.Element {
  const [isAsking, setIsAsking] = useState(false)
  const { is_assigned, is_mine } = session

  async function go(isMine: boolean) {
    await assign(session.id, isMine)
    say(t(isMine ? 'jury.taken' : 'jury.given_back'))
    onChange()
  }

  const press = () => (is_mine ? void go(false) : is_assigned ? setIsAsking(true) : void go(true))
  return (
    <p class="jury-follower cluster">
      <span>
        {t('jury.followed_by')} : <strong>{followerOf(session)}</strong>
      </span>
      <Button variant="quiet" onPress={press}>
        {t(is_mine ? 'jury.give_back' : is_assigned ? 'jury.take_over' : 'jury.take')}
      </Button>
      <Confirm isOpen={isAsking} title={t('jury.take_over')} action={t('jury.take_over')} onConfirm={() => go(true)} onClose={() => setIsAsking(false)}>
        <p>{t('jury.take_over_text', { name: session.assigned_name })}</p>
      </Confirm>
    </p>
  )
}
