// Reports a problem with a challenge: a reason, some words. Accessibility: a modal dialog; errors beside their field.
import { useState } from 'preact/hooks'
import { client, reply } from '../shared/client'
import { t } from '../shared/i18n'
import type { Key } from '../shared/i18n'
import type { Challenge, ReportReason } from '../shared/types'
import { Button } from '../ui/button/button'
import { Dialog } from '../ui/dialog/dialog'
import { fieldId } from '../ui/field/field'
import { Notice } from '../ui/notice/notice'

const LONGEST = 2000
const ALWAYS: ReportReason[] = ['statement', 'answer']

/** The reasons that make sense for this challenge. */
export function reasonsFor({ image, files, form }: Challenge): ReportReason[] {
  const some: [boolean, ReportReason][] = [
    [Boolean(image) || form.kind === 'picture', 'image'],
    [form.kind === 'simulator', 'simulator'],
    [files.length > 0, 'file'],
  ]
  const present = some.filter(([isThere]) => isThere).map(([, reason]) => reason)
  return [...ALWAYS, ...present, 'link', 'accessibility', 'other']
}

interface ReportProps {
  assessmentId: string
  challenge: Challenge
  onClose: () => void
}

function useReport({ assessmentId, challenge }: ReportProps) {
  const [reason, setReason] = useState<ReportReason>('statement')
  const [text, setText] = useState('')
  const [state, setState] = useState<'writing' | 'empty' | 'sending' | 'sent' | 'failed'>('writing')
  const send = async (event: Event) => {
    event.preventDefault()
    if (!text.trim()) {
      setState('empty')
      document.getElementById(fieldId('report'))?.focus()
      return
    }
    setState('sending')
    const body = { challenge_id: challenge.id, reason, text: text.trim() }
    const params = { path: { assessment_id: assessmentId } }
    try {
      await reply(client.POST('/api/learner/assessments/{assessment_id}/reports', { params, body }))
      setState('sent')
    } catch {
      setState('failed')
    }
  }
  return { reason, setReason, text, setText, state, send }
}

function ReportForm(props: ReportProps) {
  const { reason, setReason, text, setText, state, send } = useReport(props)
  if (state === 'sent') {
    return (
      <>
        <Notice tone="success" isLive>
          {t('play.report_sent')}
        </Notice>
        <Button onPress={props.onClose}>{t('play.close')}</Button>
      </>
    )
  }
  const isEmpty = state === 'empty'
  return (
    <form class="stack" onSubmit={(event) => void send(event)} noValidate>
      <fieldset class="report-reasons">
        <legend class="field-label">{t('play.report_reason')}</legend>
        {reasonsFor(props.challenge).map((one) => (
          <label class="report-reason" key={one}>
            <input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} />
            {t(`play.reason_${one}` as Key)}
          </label>
        ))}
      </fieldset>
      <div class={isEmpty ? 'field field-wrong' : 'field'}>
        <label class="field-label" for={fieldId('report')}>
          {t('play.report_text')}
        </label>
        <p class="field-hint" id="report-hint">
          {t('play.report_hint')}
        </p>
        {isEmpty && (
          <p class="field-error" id="report-error">
            {t('play.report_empty')}
          </p>
        )}
        <textarea
          class="field-box"
          id={fieldId('report')}
          rows={4}
          maxLength={LONGEST}
          value={text}
          aria-invalid={isEmpty || undefined}
          aria-describedby={isEmpty ? 'report-hint report-error' : 'report-hint'}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {state === 'failed' && (
        <Notice tone="danger" isLive>
          {t('play.report_failed')}
        </Notice>
      )}
      <div class="cluster">
        <Button type="submit" isBusy={state === 'sending'}>
          {t('play.report_send')}
        </Button>
        <Button variant="quiet" onPress={props.onClose}>
          {t('play.cancel')}
        </Button>
      </div>
    </form>
  )
}

export function ReportDialog({ isOpen, ...props }: ReportProps & { isOpen: boolean }) {
  return (
    <Dialog isOpen={isOpen} title={t('play.report_title')} onClose={props.onClose}>
      <ReportForm {...props} />
    </Dialog>
  )
}
