// One's data: downloading all of it, erasing all of it.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { checkFilled } from '../../shared/checks'
import { client, reply } from '../../shared/client'
import { useForm } from '../../shared/form'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { forget } from '../../shared/session'
import type { User } from '../../shared/types'
import { Button } from '../../ui/button/button'
import { FormCard } from '../../ui/card/form-card'
import { Dialog } from '../../ui/dialog/dialog'
import { Field } from '../../ui/field/field'
import { Notice } from '../../ui/notice/notice'
import { Done, Section } from './section'

const FILE_NAME = 'sextant.json'

/** Hands a JSON document to the browser as a file to keep. */
function keepAsFile(document_: unknown): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: FILE_NAME })
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(address), 1000)
}

export function Export(): JSX.Element {
  const [isBusy, setIsBusy] = useState(false)
  const [done, setDone] = useState('')
  const [failure, setFailure] = useState('')

  async function download() {
    setIsBusy(true)
    setDone('')
    setFailure('')
    try {
      keepAsFile(await reply(client.POST('/api/learner/account/export', { body: {} })))
      setDone(t('account.export_done', { file: FILE_NAME }))
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <Section title={t('account.export')} text={t('account.export_text')}>
      <Button variant="secondary" isBusy={isBusy} onPress={() => void download()}>
        {t('account.export_action')}
      </Button>
      <Done text={done} />
      <div role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
    </Section>
  )
}

function Confirm({ hasPassword, onClose }: { hasPassword: boolean; onClose: () => void }) {
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => (hasPassword ? checkFilled('password', password, t('form.password_missing')) : []),
    send: async ({ password }) => {
      await reply(client.POST('/api/learner/account/deletion', { body: { password } }))
      forget('/')
    },
  })
  return (
    <>
      <p>{t('account.delete_warning')}</p>
      <FormCard form={form} action={t('account.delete_confirm')} isDanger>
        {hasPassword && (
          <Field
            {...form.bind('password')}
            label={t('form.password')}
            type="password"
            autocomplete="current-password"
            isRequired
          />
        )}
      </FormCard>
      <Button variant="secondary" onPress={onClose}>
        {t('form.cancel')}
      </Button>
    </>
  )
}

export function Deletion({ user }: { user: User }): JSX.Element {
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  return (
    <Section title={t('account.delete')} text={t('account.delete_text')}>
      <Button variant="danger" onPress={() => setIsOpen(true)}>
        {t('account.delete_action')}
      </Button>
      <Dialog isOpen={isOpen} title={t('account.delete_title')} onClose={close}>
        <Confirm hasPassword={user.has_password} onClose={close} />
      </Dialog>
    </Section>
  )
}
