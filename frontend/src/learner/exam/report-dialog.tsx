// A problem with the question: what it is; it is put aside and another comes. Accessibility: a modal dialog; errors said in it.
import { useState } from 'preact/hooks'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import type { Challenge } from '../../shared/types'
import { Button } from '../../ui/button/button'
import { Dialog } from '../../ui/dialog/dialog'
import { Notice } from '../../ui/notice/notice'
import { TextArea } from '../../ui/text-area/text-area'
import { report } from './api'
import type { Exam } from './types'

const LONGEST = 500
const CATEGORIES = [
  'IMAGE_NOT_DISPLAYING',
  'EMBED_NOT_WORKING',
  'FILE_NOT_OPENING',
  'EXTRA_TIME_EXCEEDED',
  'UNINTENTIONAL_FOCUS_OUT',
  'WEBSITE_UNAVAILABLE',
  'WEBSITE_BLOCKED',
  'SOFTWARE_NOT_WORKING',
  'ACCESSIBILITY_ISSUE',
] as const
type Offered = (typeof CATEGORIES)[number]

/** What can go wrong with this challenge. */
export function categoriesFor({ image, files, form, time_limit_seconds: limit, is_focused: isFocused }: Challenge): Offered[] {
  const only: Partial<Record<Offered, boolean>> = {
    IMAGE_NOT_DISPLAYING: Boolean(image) || form.kind === 'picture',
    EMBED_NOT_WORKING: form.kind === 'simulator',
    FILE_NOT_OPENING: files.length > 0,
    EXTRA_TIME_EXCEEDED: limit !== null,
    UNINTENTIONAL_FOCUS_OUT: isFocused,
  }
  return CATEGORIES.filter((category) => only[category] ?? true)
}

interface ReportProps {
  exam: Exam
  challenge: Challenge
  onReported: (after: Exam) => void
  onClose: () => void
}

function useReport({ exam, challenge, onReported }: ReportProps) {
  const [category, setCategory] = useState<Offered | null>(null)
  const [detail, setDetail] = useState('')
  const [failure, setFailure] = useState('')
  const [isBusy, setIsBusy] = useState(false)

  async function send(event: Event): Promise<void> {
    event.preventDefault()
    if (isBusy) return
    if (!category) return setFailure(t('exam.report_missing'))
    setIsBusy(true)
    setFailure('')
    const asked = { position: exam.position, challenge_id: challenge.id }
    try {
      const after = await report({ ...asked, category, detail: detail.trim() })
      onReported(after)
    } catch (error) {
      const { code } = asProblem(error)
      setFailure(code === 'offline' ? t('exam.report_offline') : wordsOf(code))
      setIsBusy(false)
    }
  }
  return { category, setCategory, detail, setDetail, failure, isBusy, send }
}

function ReportForm(props: ReportProps) {
  const { category, setCategory, detail, setDetail, failure, isBusy, send } = useReport(props)
  return (
    <form class="stack" onSubmit={(event) => void send(event)} noValidate>
      <p>{t('exam.report_lead')}</p>
      <fieldset class="report-reasons">
        <legend class="field-label">{t('exam.report_category')}</legend>
        {categoriesFor(props.challenge).map((one) => (
          <label class="report-reason" key={one}>
            <input type="radio" name="category" checked={category === one} onChange={() => setCategory(one)} />
            {t(`exam.category_${one}`)}
          </label>
        ))}
      </fieldset>
      <TextArea
        name="detail"
        label={t('exam.report_detail')}
        hint={t('exam.report_hint')}
        value={detail}
        onValue={setDetail}
        rows={2}
        maxLength={LONGEST}
      />
      <div role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      <div class="cluster">
        <Button type="submit" isBusy={isBusy}>
          {t('exam.report_send')}
        </Button>
        <Button variant="quiet" onPress={props.onClose}>
          {t('exam.report_cancel')}
        </Button>
      </div>
    </form>
  )
}

export function ReportDialog({ isOpen, ...props }: ReportProps & { isOpen: boolean }) {
  return (
    <Dialog isOpen={isOpen} title={t('exam.report_title')} onClose={props.onClose}>
      <ReportForm {...props} />
    </Dialog>
  )
}
