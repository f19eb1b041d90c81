// A session, as the jury has it: who follows it, what waits, its candidates, its publication.
import type { JSX } from 'preact'
import { formatDay, t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import type { Params } from '../../../shared/router'
import { Page } from '../../../ui/page/page'
import { readSession } from '../../certification/api'
import type { SessionFile } from '../../certification/api'
import { Assignment } from '../../certification/assignment'
import { CandidatesTable, fullName } from '../../certification/candidates-table'
import { Incidents } from '../../certification/incidents'
import { DeadLetters, HOME } from '../../certification/lists'
import { PublicationCard } from '../../certification/publication'
import { Back, Whole } from '../../certification/whole'
import './certification.css'

function SessionPage({ file, onChange }: { file: SessionFile; onChange: () => void }) {
  const { session, candidates, reports } = file
  const byId = new Map(candidates.map((one) => [one.id, one]))
  const nameOf = (id: string) => {
    const found = byId.get(id)
    return found ? fullName(found) : ''
  }
  const lead = [session.center_name, session.site, session.room, `${formatDay(session.starts_on)}, ${session.starts_at}`].join(' · ')
  return (
    <Page title={t('jury.session_of', { number: session.number })} lead={lead} before={<Back href={HOME} title={t('jury.title')} />}>
      <div class="stack jury-session">
        <DeadLetters />
        <Assignment session={session} onChange={onChange} />
        <div class="jury-columns">
          <PublicationCard file={file} onPublished={onChange} />
          <Incidents
            session={session.id}
            reports={reports}
            nameOf={nameOf}
            hasSheet={(id) => Boolean(byId.get(id)?.outcome)}
            onChange={onChange}
          />
        </div>
        <CandidatesTable rows={candidates} />
      </div>
    </Page>
  )
}

export default function CertificationSession({ params }: { params: Params }): JSX.Element {
  const id = params.session ?? ''
  const loading = useLoad(() => readSession(id), id)
  return (
    <Whole from={loading} title={t('jury.session')} back={{ href: HOME, title: t('jury.title') }}>
      {(file) => <SessionPage file={file} onChange={loading.retry} />}
    </Whole>
  )
}
