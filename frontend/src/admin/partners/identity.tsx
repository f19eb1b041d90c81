// Who a client is and what it may read; changing that, revoking it.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, formatNumber, t } from '../../shared/i18n'
import { Button, ButtonLink } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { CopyButton } from '../../ui/copy/copy-button'
import { say } from '../../ui/toast/toasts'
import { ReasonDialog } from '../reason-dialog'
import { revoke } from './api'
import type { Client } from './api'
import { reachOf } from './reach'

function Rights({ client: { scopes, uais } }: { client: Client }) {
  return (
    <>
      <div>
        <dt>{t('partners.scopes')}</dt>
        <dd>
          <ul class="partner-scopes">
            {scopes.map((scope) => (
              <li key={scope}>
                {t(`partners.scope.${scope}`)} <code>{scope}</code>
              </li>
            ))}
          </ul>
        </dd>
      </div>
      <div>
        <dt>{t('partners.reach')}</dt>
        <dd>
          {reachOf(uais)}
          {uais && <span class="partner-uais">{uais.join(', ')}</span>}
        </dd>
      </div>
    </>
  )
}

export function Identity({ client, onChange }: { client: Client; onChange: (client: Client) => void }): JSX.Element {
  const [isAsking, setIsAsking] = useState(false)
  const { id, name, daily_quota, last_used_on, created_at } = client
  const send = async (reason: string) => {
    onChange(await revoke(id, reason))
    say(t('partners.revoked', { name }))
  }
  return (
    <Card as="section" labelledBy="partner-identity">
      <div class="stack">
        <h2 id="partner-identity">{t('partners.identity')}</h2>
        <dl class="partner-facts">
          <div>
            <dt>{t('partners.client_id')}</dt>
            <dd class="cluster">
              <code translate={false}>{id}</code>
              <CopyButton variant="quiet" text={id} label={t('partners.id_copy')} />
            </dd>
          </div>
          <Rights client={client} />
          <div>
            <dt>{t('partners.quota')}</dt>
            <dd>{formatNumber(daily_quota)}</dd>
          </div>
          <div>
            <dt>{t('partners.last_use')}</dt>
            <dd>{last_used_on ? formatDay(last_used_on) : t('partners.never')}</dd>
          </div>
          <div>
            <dt>{t('partners.created')}</dt>
            <dd>{formatDay(created_at)}</dd>
          </div>
        </dl>
        {!client.revoked_at && (
          <div class="cluster">
            <ButtonLink href={`/admin/partners/${id}/rights`} variant="secondary">
              {t('partners.change')}
            </ButtonLink>
            <Button variant="quiet" onPress={() => setIsAsking(true)}>
              {t('partners.revoke')}
            </Button>
          </div>
        )}
      </div>
      <ReasonDialog
        isOpen={isAsking}
        title={t('partners.revoke_title', { name })}
        action={t('partners.revoke')}
        isDanger
        onSend={send}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('partners.revoke_text')}</p>
      </ReasonDialog>
    </Card>
  )
}
