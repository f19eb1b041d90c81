// An account of one's own, opened with the name that the provider gives.
import type { JSX } from 'preact'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import { language, t } from '../../shared/i18n'
import { FormCard } from '../../ui/card/form-card'
import { Checkbox } from '../../ui/field/field'
import { TermsLabel } from '../terms-label'
import { goIn } from './arrival'

export function NewAccount({ next }: { next: string }): JSX.Element {
  const form = useForm({
    initial: { accepts_terms: false as boolean },
    check: ({ accepts_terms }) => (accepts_terms ? [] : [{ field: 'accepts_terms', text: t('form.terms_missing') }]),
    send: async () => {
      const body = { accepts_terms: true, lang: language.get() } as const
      await goIn(await reply(client.POST('/api/auth/sso/account', { body })), next)
    },
  })
  return (
    <>
      <p>{t('elsewhere.new_text')}</p>
      <FormCard form={form} action={t('elsewhere.new_send')}>
        <Checkbox {...form.bind('accepts_terms')} label={<TermsLabel />} />
      </FormCard>
    </>
  )
}
