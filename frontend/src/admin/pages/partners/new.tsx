// A new machine of an institution; its secret is then shown once.
import type { JSX } from 'preact'
import { useForm } from '../../../shared/form'
import { t } from '../../../shared/i18n'
import { navigate } from '../../../shared/router'
import { Card } from '../../../ui/card/card'
import { FormCard } from '../../../ui/card/form-card'
import { Page } from '../../../ui/page/page'
import { create } from '../../partners/api'
import { given } from '../../partners/given'
import { LifeField, USUAL_LIFE } from '../../partners/life-field'
import { RightsFields, checkRights, rightsFrom, rightsOf } from '../../partners/rights-form'
import './partners.css'

function useCreation() {
  return useForm({
    initial: { ...rightsFrom(), life_days: USUAL_LIFE },
    check: checkRights,
    send: async (values) => {
      const made = await create({ ...rightsOf(values), life_days: Number(values.life_days) })
      given.set(made)
      navigate(`/admin/partners/${made.client.id}`)
    },
  })
}

export default function NewPartner(): JSX.Element {
  const form = useCreation()
  const back = (
    <p>
      <a href="/admin/partners">{t('partners.title')}</a>
    </p>
  )
  return (
    <Page title={t('partners.add')} lead={t('partners.add_lead')} before={back} width="measure">
      <Card>
        <FormCard form={form} action={t('partners.create')}>
          <RightsFields form={form}>
            <LifeField {...form.bind('life_days')} />
          </RightsFields>
        </FormCard>
      </Card>
    </Page>
  )
}
