// A decision and why it is taken. Usage: <ReasonDialog isOpen title action onSend={async (reason) => …} onClose>what it does</ReasonDialog>
// Accessibility: the modal dialog; the reason is asked for in words before anything is sent.
import type { ComponentChildren, JSX } from 'preact'
import { checkFilled } from '../shared/checks'
import { useForm } from '../shared/form'
import { t } from '../shared/i18n'
import { FormCard } from '../ui/card/form-card'
import { Dialog } from '../ui/dialog/dialog'
import { TextArea } from '../ui/text-area/text-area'

export const REASON_MAX = 1000

interface ReasonDialogProps {
  isOpen: boolean
  title: string
  action: string
  isDanger?: boolean
  onSend: (reason: string) => Promise<unknown>
  onClose: () => void
  children: ComponentChildren
}

function Reason({ action, isDanger, onSend, onClose, children }: Omit<ReasonDialogProps, 'isOpen' | 'title'>) {
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => checkFilled('reason', reason, t('admin.reason_missing')),
    send: async ({ reason }) => {
      await onSend(reason.trim())
      onClose()
    },
  })
  return (
    <>
      {children}
      <FormCard form={form} action={action} isDanger={isDanger} onCancel={onClose}>
        <TextArea {...form.bind('reason')} label={t('admin.reason')} hint={t('admin.reason_hint')} maxLength={REASON_MAX} isRequired />
      </FormCard>
    </>
  )
}

export function ReasonDialog({ isOpen, title, onClose, ...rest }: ReasonDialogProps): JSX.Element {
  return (
    <Dialog isOpen={isOpen} title={title} onClose={onClose}>
      <Reason onClose={onClose} {...rest} />
    </Dialog>
  )
}
