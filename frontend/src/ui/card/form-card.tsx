// A form on its sheet: summary of what is wrong, fields, one button. Accessibility: our own checks, never the browser's bubbles.
import type { ComponentChildren, JSX } from 'preact'
import type { FormError } from '../../shared/form'
import { t } from '../../shared/i18n'
import { Button } from '../button/button'
import { ErrorSummary } from '../error-summary/error-summary'
import './card.css'

interface FormCardProps {
  form: { errors: FormError[]; attempt: number; isSending: boolean; submit: (event: Event) => Promise<void> }
  action: string
  children: ComponentChildren
  isDanger?: boolean
  /** Puts a way out beside the button. */
  onCancel?: () => void
}

export function FormCard({ form, action, children, isDanger = false, onCancel }: FormCardProps): JSX.Element {
  return (
    <form class="form-card" noValidate onSubmit={(event) => void form.submit(event)}>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {children}
      <div class="form-card-action">
        <Button type="submit" isBusy={form.isSending} variant={isDanger ? 'danger' : 'primary'}>
          {action}
        </Button>
        {onCancel && (
          <Button variant="secondary" onPress={onCancel}>
            {t('form.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
