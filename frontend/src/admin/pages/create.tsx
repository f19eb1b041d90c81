// One organization, and who is invited to run it.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { checkEmail, checkFilled } from '../../shared/checks'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import { LANGS, language, t } from '../../shared/i18n'
import { navigate } from '../../shared/router'
import type { Lang } from '../../shared/types'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Page } from '../../ui/page/page'
import { Select } from '../../ui/select/select'
import { say } from '../../ui/toast/toasts'
import { TYPES } from '../organizations/kinds'
import type { OrganizationType } from '../types'

const LANGUAGE_NAMES: Record<Lang, string> = { fr: 'Français', en: 'English' }

function useCreation() {
  const [key] = useState(() => crypto.randomUUID())
  return useForm({
    initial: { type: 'school', name: '', uai: '', admin_email: '', lang: language.get() as string },
    check: ({ name, admin_email }) => [
      ...checkFilled('name', name, t('admin.name_missing')),
      ...checkEmail(admin_email).map(({ text }) => ({ field: 'admin_email', text })),
    ],
    send: async ({ type, name, uai, admin_email, lang }) => {
      const body = {
        type: type as OrganizationType,
        name: name.trim(),
        uai: uai.trim() || null,
        admin_email: admin_email.trim(),
        lang: lang as Lang,
      }
      await reply(client.POST('/api/admin/organizations', { body, headers: { 'Idempotency-Key': key } }))
      navigate('/admin')
      say(t('admin.created', { name: body.name, email: body.admin_email }))
    },
  })
}

export default function Create(): JSX.Element {
  const form = useCreation()
  const back = (
    <p>
      <a href="/admin">{t('admin.organizations')}</a>
    </p>
  )
  return (
    <Page title={t('admin.create')} lead={t('admin.create_lead')} before={back} width="measure">
      <Card>
        <FormCard form={form} action={t('admin.create_action')}>
          <Select
            {...form.bind('type')}
            label={t('admin.type')}
            options={TYPES.map((type) => ({ value: type, label: t(`admin.${type}`) }))}
          />
          <Field {...form.bind('name')} label={t('admin.name')} maxLength={120} isRequired />
          <Field {...form.bind('uai')} label={t('admin.uai')} hint={t('admin.uai_hint')} maxLength={20} />
          <Field {...form.bind('admin_email')} label={t('admin.admin_email')} hint={t('admin.admin_email_hint')} type="email" isRequired />
          <Select
            {...form.bind('lang')}
            label={t('admin.lang')}
            options={LANGS.map((lang) => ({ value: lang, label: LANGUAGE_NAMES[lang] }))}
          />
        </FormCard>
      </Card>
    </Page>
  )
}
