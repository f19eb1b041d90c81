// A candidate's sheet: the result, what waits, how the exam went, what may be decided, the whole trail.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { formatDay, t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import type { Params } from '../../../shared/router'
import { Card } from '../../../ui/card/card'
import { Page } from '../../../ui/page/page'
import { readSheet } from '../../certification/api'
import type { Sheet } from '../../certification/api'
import { fullName } from '../../certification/candidates-table'
import { Course } from '../../certification/course'
import { Decisions, Propose } from '../../certification/decide'
import type { Wanted } from '../../certification/decide'
import { Incidents } from '../../certification/incidents'
import { HOME } from '../../certification/lists'
import { Questions } from '../../certification/questions'
import { Comments, IdentityCard } from '../../certification/remarks'
import { addressOf } from '../../certification/sessions-table'
import { Trail } from '../../certification/trail'
import { Verdict } from '../../certification/verdict'
import { Waiting } from '../../certification/waiting'
import { Back, Whole } from '../../certification/whole'
import './certification.css'

function SheetPage({ sheet, onChange }: { sheet: Sheet; onChange: () => void }) {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const name = fullName(sheet)
  const lead = t('jury.sheet_lead', { number: sheet.number, session: sheet.session_number, day: formatDay(sheet.birth_date) })
  const back = <Back href={addressOf(sheet.session_id)} title={t('jury.back_session', { number: sheet.session_number })} />
  return (
    <Page title={name} lead={lead} before={back}>
      <div class="stack jury-sheet">
        {sheet.proposal && <Waiting sheet={sheet} proposal={sheet.proposal} onChange={onChange} />}
        <div class="jury-columns">
          <Verdict sheet={sheet} />
          <div class="jury-pile">
            <Decisions sheet={sheet} onWant={setWanted} />
            <IdentityCard sheet={sheet} onChange={onChange} />
          </div>
        </div>
        {sheet.reports.length > 0 && (
          <Incidents session={sheet.session_id} reports={sheet.reports} nameOf={() => name} onChange={onChange} />
        )}
        <Card as="section" labelledBy="jury-course">
          <div class="stack">
            <h2 id="jury-course">{t('jury.course')}</h2>
            <Course sheet={sheet} />
          </div>
        </Card>
        <Questions
          key={sheet.audit.length}
          questions={sheet.questions}
          changes={sheet.changes}
          onPropose={(change, positions) => setWanted({ change, positions })}
        />
        <div class="jury-columns">
          <Comments sheet={sheet} onChange={onChange} />
          <Trail entries={sheet.audit} />
        </div>
      </div>
      <Propose sheet={sheet} wanted={wanted} onClose={() => setWanted(null)} onDone={onChange} />
    </Page>
  )
}

export default function CertificationCandidate({ params }: { params: Params }): JSX.Element {
  const id = params.candidate ?? ''
  const loading = useLoad(() => readSheet(id), id)
  return (
    <Whole from={loading} title={t('jury.candidate')} back={{ href: HOME, title: t('jury.title') }}>
      {(sheet) => <SheetPage sheet={sheet} onChange={loading.retry} />}
    </Whole>
  )
}
