// The end of a session: what the center says of it, once; after that, what it said.
import type { JSX } from 'preact'
import { formatDateTime, t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { Empty } from '../../../ui/empty/empty'
import { Loaded } from '../../../ui/loaded/loaded'
import { Notice } from '../../../ui/notice/notice'
import { listCandidates, readClosing } from '../../api'
import { useCenter } from '../../centers'
import { Incidents } from '../../closing/incidents'
import { Wizard } from '../../closing/wizard'
import { SessionFrame } from '../../session/frame'
import type { Candidate, Closing, WholeSession } from '../../types'
import { phaseOf } from '../../when'

const personOf = ({ id, last_name, first_name }: Candidate) => ({ id, name: `${last_name} ${first_name}` })

interface FaceProps {
  session: WholeSession
  onChange: () => void
}

function Ended({ session, closing, candidates }: { session: WholeSession; closing: Closing; candidates: readonly Candidate[] }) {
  return (
    <div class="closing">
      <Notice tone="success">
        <p>{t('closing.finalized_at', { at: session.finalized_at ? formatDateTime(session.finalized_at) : '' })}</p>
        <p>{t(`closing.next_${session.state === 'created' ? 'finalized' : session.state}`)}</p>
      </Notice>
      <section class="stack" aria-labelledby="closing-said">
        <h2 id="closing-said">{t('closing.what_happened')}</h2>
        <Incidents session={session} incidents={closing.reports} people={candidates.map(personOf)} onChange={() => undefined} />
      </section>
    </div>
  )
}

function Face({ session, onChange }: FaceProps) {
  const center = useCenter()
  const load = () => Promise.all([readClosing(center.id, session.id), listCandidates(center.id, session.id)])
  const loading = useLoad(load, `${session.id} ${session.state}`)
  const changed = () => {
    loading.retry()
    onChange()
  }
  return (
    <Loaded from={loading} lines={8}>
      {([closing, candidates]) =>
        session.state === 'created' ? (
          <Wizard session={session} closing={closing} people={candidates.map(personOf)} onChange={changed} />
        ) : (
          <Ended session={session} closing={closing} candidates={candidates} />
        )
      }
    </Loaded>
  )
}

export default function ClosingPage({ params }: { params: Record<string, string> }): JSX.Element {
  return (
    <SessionFrame id={params.session ?? ''} face={t('certif.tab.finalization')}>
      {(session, refresh) =>
        phaseOf(session) === 'coming' && !session.has_begun ? (
          <Empty title={t('closing.too_early')}>{t('closing.too_early_text')}</Empty>
        ) : (
          <Face session={session} onChange={refresh} />
        )
      }
    </SessionFrame>
  )
}
