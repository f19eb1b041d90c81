// The box for a certificate's code. Accessibility: spaces, dashes and small letters are all right; once left, it shows the code in groups.
import type { JSX } from 'preact'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { navigate } from '../../shared/router'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { LENGTH, bare, grouped } from './code'

function check(typed: string) {
  const code = bare(typed)
  if (!code) return [{ field: 'code', text: t('verify.missing') }]
  return code.length === LENGTH ? [] : [{ field: 'code', text: t('verify.length', { n: code.length }) }]
}

export function CodeForm({ code }: { code: string }): JSX.Element {
  const form = useForm({
    initial: { code: grouped(code) },
    check: ({ code: typed }) => check(typed),
    send: async ({ code: typed }) => navigate(`/verify#${bare(typed)}`),
  })
  return (
    <FormCard form={form} action={t('verify.action')}>
      <Field
        {...form.bind('code')}
        label={t('verify.code')}
        hint={t('verify.hint')}
        autocomplete="off"
        writes="code"
        maxLength={30}
        isRequired
      />
    </FormCard>
  )
}
