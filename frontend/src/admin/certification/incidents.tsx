// The incidents of a session: what rules settled, what waits, and settling one that changes no score.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { formatDateTime, t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { say } from '../../ui/toast/toasts'
import { resolveReport } from './api'
import type { Report } from './api'
import { ReasonDialog } from '../reason-dialog'
import { ReportStatus, incidentOf } from './said'

export const sheetOf = (id: string): string => `/admin/certification/candidates/${id}`

interface IncidentProps {
  report: Report
  /** Whose it is; "" for the whole room. */
  name: string
  /** A link to the candidate's sheet, where there is one to open. */
  hasSheet?: boolean
  onSettle?: (report: Report, resolution: 'kept' | 'noted') => void
}

export function Incident({ report, name, hasSheet, onSettle }: IncidentProps): JSX.Element {
  const place = report.question_number ? t('jury.incident_question', { n: report.question_number }) : ''
  const isOpen = !report.resolution && onSettle
  return (
    <li class="jury-incident">
      <div class="cluster">
        <h3>{incidentOf(report)}</h3>
        <ReportStatus report={report} />
      </div>
      <p class="soft small">{[name || t('jury.incident_room'), place, formatDateTime(report.at), report.is_by_rules && t('jury.incident_by_rules')].filter(Boolean).join(' · ')}</p>
      {report.description && <p class="jury-said">{report.description}</p>}
      {isOpen && (
        <div class="cluster">
          {report.category === 'IN_CHALLENGE' && (
            <Button variant="secondary" onPress={() => onSettle(report, 'kept')}>
              {t('jury.resolve_kept')}
            </Button>
          )}
          <Button variant="secondary" onPress={() => onSettle(report, 'noted')}>
            {t('jury.resolve_noted')}
          </Button>
          {hasSheet && (
            <a href={sheetOf(report.candidate_id)} aria-label={t('jury.see_sheet_of', { name })}>
              {t('jury.see_sheet')}
            </a>
          )}
        </div>
      )}
    </li>
  )
}

interface IncidentsProps {
  session: string
  reports: readonly Report[]
  nameOf: (candidateId: string) => string
  hasSheet?: (candidateId: string) => boolean
  onChange: () => void
}

export function Incidents({ session, reports, nameOf, hasSheet, onChange }: IncidentsProps): JSX.Element {
  const [asked, setAsked] = useState<[Report, 'kept' | 'noted'] | null>(null)
  const [report, resolution] = asked ?? []
  const send = async (reason: string) => {
    if (!report || !resolution) return
    await resolveReport(session, report.id, resolution, reason)
    say(t('jury.resolved'))
    onChange()
  }
  const order = [...reports].sort((a, b) => Number(Boolean(a.resolution)) - Number(Boolean(b.resolution)))
  return (
    <Card as="section" labelledBy="jury-incidents">
      <div class="stack">
        <h2 id="jury-incidents">{t('jury.incidents')}</h2>
        {reports.length ? (
          <ul class="jury-incidents">
            {order.map((one) => (
              <Incident
                key={one.id}
                report={one}
                name={nameOf(one.candidate_id)}
                hasSheet={hasSheet?.(one.candidate_id)}
                onSettle={(settled, how) => setAsked([settled, how])}
              />
            ))}
          </ul>
        ) : (
          <p class="soft">{t('jury.incidents_none')}</p>
        )}
      </div>
      <ReasonDialog
        isOpen={asked !== null}
        title={resolution ? t(`jury.resolve_${resolution}`) : ''}
        action={resolution ? t(`jury.resolve_${resolution}`) : ''}
        onSend={send}
        onClose={() => setAsked(null)}
      >
        <p>{resolution && t(`jury.resolve_${resolution}_text`)}</p>
      </ReasonDialog>
    </Card>
  )
}
