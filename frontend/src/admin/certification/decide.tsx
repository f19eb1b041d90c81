// What may be decided of a result: each decision is proposed with its reason, for somebody else to approve.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { say } from '../../ui/toast/toasts'
import { propose } from './api'
import type { Change, Report, Sheet } from './api'
import { ReasonDialog } from '../reason-dialog'
import { changeOf } from './said'

const OF_QUESTIONS: readonly Change[] = ['neutralize', 'restore']
const GRAVE: readonly Change[] = ['cancel', 'reject_fraud', 'revoke']

export interface Wanted {
  change: Change
  positions: number[]
}

interface DecisionsProps {
  sheet: Sheet
  onWant: (wanted: Wanted) => void
}

export function Decisions({ sheet, onWant }: DecisionsProps): JSX.Element {
  const whole = sheet.changes.filter((change) => !OF_QUESTIONS.includes(change))
  return (
    <Card as="section" labelledBy="jury-decisions">
      <div class="stack">
        <h2 id="jury-decisions">{t('jury.decisions')}</h2>
        {whole.length ? (
          <>
            <p class="soft">{t('jury.four_eyes')}</p>
            <div class="cluster">
              {whole.map((change) => (
                <Button key={change} variant="secondary" onPress={() => onWant({ change, positions: [] })}>
                  {t(`jury.change.${change}`)}
                </Button>
              ))}
            </div>
          </>
        ) : (
          <p class="soft">{t(sheet.proposal ? 'jury.decisions_wait' : 'jury.decisions_none')}</p>
        )}
      </div>
    </Card>
  )
}

/** The incident that a change answers, if there is one: of that question, or a suspicion of fraud. */
function answered(reports: readonly Report[], { change, positions }: Wanted): string {
  const isAnswered = ({ category, question_number }: Report) =>
    change === 'reject_fraud' ? category === 'FRAUD' : positions.includes(question_number)
  return reports.find((report) => !report.resolution && isAnswered(report))?.id ?? ''
}

interface ProposeProps {
  sheet: Sheet
  wanted: Wanted | null
  onClose: () => void
  onDone: () => void
}

export function Propose({ sheet, wanted, onClose, onDone }: ProposeProps): JSX.Element {
  const send = async (reason: string) => {
    if (!wanted) return
    await propose(sheet.id, { ...wanted, reason, report_id: answered(sheet.reports, wanted) })
    say(t('jury.proposal_sent'))
    onDone()
  }
  return (
    <ReasonDialog
      isOpen={wanted !== null}
      title={wanted ? changeOf(wanted.change, wanted.positions) : ''}
      action={t('jury.propose')}
      isDanger={wanted !== null && GRAVE.includes(wanted.change)}
      onSend={send}
      onClose={onClose}
    >
      {wanted && <p>{t(`jury.change_text.${wanted.change}`)}</p>}
      <p class="soft">{t('jury.four_eyes')}</p>
    </ReasonDialog>
  )
}
