// Why content changes, asked before anything is sent. Usage: <Reason isOpen title action onSend onClose>what it does</Reason>
// Accessibility: the modal dialog; what is missing is said beside the field.
import type { ComponentChildren, JSX } from 'preact'
import { checkFilled } from '../../shared/checks'
import { useForm } from '../../shared/form'
import { t } from '../../shared/i18n'
import { FormCard } from '../../ui/card/form-card'
import { Dialog } from '../../ui/dialog/dialog'
import { TextArea } from '../../ui/text-area/text-area'

const SHORTEST = 5
const LONGEST = 500

interface ReasonProps {
  isOpen: boolean
  title: string
  action: string
  isDanger?: boolean
  onSend: (reason: string) => Promise<unknown>
  onClose: () => void
  children: ComponentChildren
}

function Asked({ action, isDanger, onSend, onClose, children }: Omit<ReasonProps, 'isOpen' | 'title'>) {
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => checkFilled('reason', reason.trim().length < SHORTEST ? '' : reason, t('content.reason_missing')),
    send: async ({ reason }) => {
      await onSend(reason.trim())
      onClose()
    },
  })
  return (
    <>
      {children}
      <FormCard form={form} action={action} isDanger={isDanger} onCancel={onClose}>
        <TextArea {...form.bind('reason')} label={t('content.reason')} hint={t('content.reason_hint')} maxLength={LONGEST} isRequired />
      </FormCard>
    </>
  )
}

export function Reason({ isOpen, title, onClose, ...rest }: ReasonProps): JSX.Element {
  return (
    <Dialog isOpen={isOpen} title={title} onClose={onClose}>
      <Asked onClose={onClose} {...rest} />
    </Dialog>
  )
}
