// What a machine may read, changed; it bites at its next call.
import type { JSX } from 'preact'
import { useForm } from '../../../shared/form'
import { t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { navigate } from '../../../shared/router'
import type { Params } from '../../../shared/router'
import { Card } from '../../../ui/card/card'
import { FormCard } from '../../../ui/card/form-card'
import { Loaded } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { say } from '../../../ui/toast/toasts'
import { change, readClient } from '../../partners/api'
import type { Client } from '../../partners/api'
import { RightsFields, checkRights, rightsFrom, rightsOf } from '../../partners/rights-form'
import './partners.css'

function Form({ client }: { client: Client }) {
  const address = `/admin/partners/${client.id}`
  const form = useForm({
    initial: rightsFrom(client),
    check: checkRights,
    send: async (values) => {
      await change(client.id, rightsOf(values))
      navigate(address)
      say(t('partners.changed', { name: client.name }))
    },
  })
  return (
    <Card>
      <FormCard form={form} action={t('form.save')} onCancel={() => navigate(address)}>
        <RightsFields form={form} />
      </FormCard>
    </Card>
  )
}

export default function PartnerRights({ params }: { params: Params }): JSX.Element {
  const id = params.client ?? ''
  const loading = useLoad(() => readClient(id), id)
  const name = loading.state === 'ready' ? loading.value.client.name : t('partners.title')
  const back = (
    <p>
      <a href={`/admin/partners/${id}`}>{name}</a>
    </p>
  )
  return (
    <Page title={t('partners.change_title')} lead={t('partners.change_lead')} before={back} width="measure">
      <Loaded from={loading} lines={8}>
        {({ client }) => <Form client={client} />}
      </Loaded>
    </Page>
  )
}
