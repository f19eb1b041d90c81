// The box for a campaign's code. Accessibility: spaces, dashes and small letters are all right; what is wrong is said before sending.
import type { JSX } from 'preact'
import { useForm } from '../shared/form'
import { t } from '../shared/i18n'
import { navigate } from '../shared/router'
import { FormCard } from '../ui/card/form-card'
import { Field } from '../ui/field/field'

const LENGTH = 9
/** No vowels and nothing that looks like something else: see the conventions. */
const READABLE = /^[BCDFGHJKMPQRTVWXY2346789]+$/

/** The code as campaigns have it: capitals, nothing between them. */
export const tidyCode = (typed: string): string => typed.replace(/[\s.·-]/g, '').toUpperCase()

function check(typed: string) {
  const code = tidyCode(typed)
  if (!code) return [{ field: 'code', text: t('code.missing') }]
  if (!READABLE.test(code)) return [{ field: 'code', text: t('code.strange') }]
  return code.length === LENGTH ? [] : [{ field: 'code', text: t('code.length', { n: code.length }) }]
}

export function CodeForm(): JSX.Element {
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => check(code),
    send: async ({ code }) => navigate(`/campaigns/${tidyCode(code)}`),
  })
  return (
    <FormCard form={form} action={t('code.open')}>
      <Field {...form.bind('code')} label={t('code.label')} hint={t('code.hint')} autocomplete="off" maxLength={20} isRequired />
    </FormCard>
  )
}
