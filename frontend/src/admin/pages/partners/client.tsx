// A machine of an institution: its rights, its secrets, what it used, what it read, what was decided about it.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import type { Params } from '../../../shared/router'
import { Loaded } from '../../../ui/loaded/loaded'
import { Notice } from '../../../ui/notice/notice'
import { Page } from '../../../ui/page/page'
import { readClient } from '../../partners/api'
import type { Client, ClientSheet } from '../../partners/api'
import { Identity } from '../../partners/identity'
import { Log } from '../../partners/log'
import { SecretDialog } from '../../partners/secret-dialog'
import { Secrets } from '../../partners/secrets'
import { ClientStatus } from '../../partners/state'
import { Trail } from '../../partners/trail'
import { Usage } from '../../partners/usage'
import './partners.css'

function Sheet({ first, onStale }: { first: ClientSheet; onStale: () => void }) {
  const [client, setClient] = useState<Client>(first.client)
  const changed = (next: Client) => {
    setClient(next)
    onStale()
  }
  return (
    <div class="partner-pile">
      <p>
        <ClientStatus client={client} />
      </p>
      <SecretDialog clientId={client.id} />
      {client.revoked_at && (
        <Notice tone="warning">
          <p>{t('partners.is_revoked', { day: formatDay(client.revoked_at) })}</p>
        </Notice>
      )}
      <div class="partner-columns">
        <Identity client={client} onChange={changed} />
        <div class="partner-pile">
          <Secrets client={client} onChange={changed} />
          <Usage client={client} use={first.use} />
        </div>
      </div>
      <Trail clientId={client.id} />
      <Log acts={first.acts} />
    </div>
  )
}

export default function Partner({ params }: { params: Params }): JSX.Element {
  const id = params.client ?? ''
  const loading = useLoad(() => readClient(id), id)
  const back = (
    <p>
      <a href="/admin/partners">{t('partners.title')}</a>
    </p>
  )
  return (
    <Page title={loading.state === 'ready' ? loading.value.client.name : t('partners.one')} before={back}>
      <Loaded from={loading} lines={10}>
        {(sheet) => <Sheet first={sheet} onStale={loading.retry} />}
      </Loaded>
    </Page>
  )
}
