// The number and the secret of a session's room, and the way to open it.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../shared/i18n'
import { Button, ButtonLink } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { CopyButton } from '../../ui/copy/copy-button'
import { Icon } from '../../ui/icon/icon'
import { ROOM } from '../centers'
import { Code } from '../sessions/code'
import type { Session } from '../types'
import { grouped } from '../when'
import './codes.css'

function Secret({ secret }: { secret: string }) {
  const [isShown, setIsShown] = useState(false)
  return (
    <>
      <dd>{isShown ? <Code code={secret} /> : <span class="soft">{t('session.secret_hidden')}</span>}</dd>
      <dd class="cluster">
        <Button variant="quiet" isPressed={isShown} onPress={() => setIsShown(!isShown)}>
          <Icon name="eye" />
          {t('session.secret_show')}
        </Button>
        <CopyButton variant="quiet" text={grouped(secret)} label={t('session.secret_copy')} />
      </dd>
    </>
  )
}

export function Codes({ session }: { session: Session }): JSX.Element {
  const { number, room_secret } = session
  return (
    <Card as="section" labelledBy="session-codes">
      <h2 id="session-codes" class="session-card-title">
        {t('session.codes')}
      </h2>
      <p class="soft">{t('session.codes_text')}</p>
      <dl class="session-codes">
        <div>
          <dt>{t('certif.fact.number')}</dt>
          <dd>
            <Code code={number} />
          </dd>
        </div>
        <div>
          <dt>{t('session.secret')}</dt>
          <Secret secret={room_secret} />
        </div>
      </dl>
      {session.state === 'created' && (
        <ButtonLink href={`${ROOM}#number=${number}&secret=${room_secret}`}>
          <Icon name="eye" />
          {t('session.open_room')}
        </ButtonLink>
      )}
    </Card>
  )
}
