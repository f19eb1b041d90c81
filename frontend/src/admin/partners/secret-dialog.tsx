// The secret of a client, shown once. Accessibility: a modal dialog; closed by mistake, it can be opened again until one says it is kept.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { formatDay, t } from '../../shared/i18n'
import { useStore } from '../../shared/store'
import { Button } from '../../ui/button/button'
import { CopyButton } from '../../ui/copy/copy-button'
import { Dialog } from '../../ui/dialog/dialog'
import { Notice } from '../../ui/notice/notice'
import type { Given } from './api'
import { given } from './given'

function Shown({ secret: { client, secret }, onKept }: { secret: Given; onKept: () => void }) {
  const until = client.secrets.at(-1)?.expires_at
  return (
    <>
      <Notice tone="warning">
        <p>
          <strong>{t('partners.secret_once')}</strong> {t('partners.secret_channel')}
        </p>
      </Notice>
      <dl class="partner-facts">
        <div>
          <dt>{t('partners.client_id')}</dt>
          <dd>
            <code translate={false}>{client.id}</code>
          </dd>
        </div>
        <div>
          <dt>{t('partners.secret')}</dt>
          <dd>
            <code class="partner-secret" translate={false}>
              {secret}
            </code>
          </dd>
        </div>
      </dl>
      {until && <p class="soft small">{t('partners.secret_until', { day: formatDay(until) })}</p>}
      <div class="cluster">
        <CopyButton text={secret} label={t('partners.secret_copy')} />
        <Button onPress={onKept}>{t('partners.secret_kept')}</Button>
      </div>
    </>
  )
}

export function SecretDialog({ clientId }: { clientId: string }): JSX.Element {
  const held = useStore(given)
  const secret = held?.client.id === clientId ? held : null
  const [isClosed, setIsClosed] = useState(false)
  useEffect(() => () => given.set(null), [clientId])
  useEffect(() => setIsClosed(false), [held])
  return (
    <>
      {secret && isClosed && (
        <Notice tone="warning">
          <p>{t('partners.secret_closed')}</p>
          <p>
            <Button variant="secondary" onPress={() => setIsClosed(false)}>
              {t('partners.secret_again')}
            </Button>
          </p>
        </Notice>
      )}
      <Dialog
        isOpen={secret !== null && !isClosed}
        title={t('partners.secret_title', { name: secret?.client.name ?? '' })}
        onClose={() => setIsClosed(true)}
      >
        {secret && <Shown secret={secret} onKept={() => given.set(null)} />}
      </Dialog>
    </>
  )
}
