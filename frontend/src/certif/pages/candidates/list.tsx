// Who is registered in a session, who is ready, and the three ways to add people.
import type { JSX } from 'preact'
import { t, tn } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { ButtonLink } from '../../../ui/button/button'
import { Empty } from '../../../ui/empty/empty'
import { Icon } from '../../../ui/icon/icon'
import type { IconName } from '../../../ui/icon/icon'
import { Loaded } from '../../../ui/loaded/loaded'
import { listCandidates } from '../../api'
import { Rows } from '../../candidates/rows'
import { sessionsOf, useCenter } from '../../centers'
import { SessionFrame } from '../../session/frame'
import type { Candidate, Eligibility, Session } from '../../types'
import '../../candidates/candidates.css'

const WAYS: readonly { path: string; icon: IconName }[] = [
  { path: 'classes', icon: 'people' },
  { path: 'file', icon: 'upload' },
  { path: 'candidates/new', icon: 'plus' },
]
const WORDS = { classes: 'candidates.by_class', file: 'candidates.by_file', 'candidates/new': 'candidates.by_form' } as const

function Ways({ base }: { base: string }) {
  return (
    <div class="cluster">
      {WAYS.map(({ path, icon }) => (
        <ButtonLink key={path} href={`${base}/${path}`} variant="secondary">
          <Icon name={icon} />
          {t(WORDS[path as keyof typeof WORDS])}
        </ButtonLink>
      ))}
    </div>
  )
}

const STATES: readonly Eligibility['state'][] = ['ready', 'lacking', 'unknown']

/** How many are ready, at a glance. */
function Tally({ candidates }: { candidates: readonly Candidate[] }) {
  const counts = STATES.map((state) => ({ state, n: candidates.filter(({ eligibility }) => eligibility.state === state).length }))
  return (
    <ul class="candidate-tally">
      {counts.map(
        ({ state, n }) =>
          n > 0 && (
            <li key={state} class={`candidate-tally-${state}`}>
              {tn(`candidates.tally_${state}`, n)}
            </li>
          ),
      )}
    </ul>
  )
}

function Candidates({ session, onChange }: { session: Session; onChange: () => void }) {
  const center = useCenter()
  const base = `${sessionsOf(center.id)}/${session.id}`
  const loading = useLoad(() => listCandidates(center.id, session.id), session.id)
  const isOpen = session.state === 'created'
  const changed = () => {
    loading.retry()
    onChange()
  }
  return (
    <Loaded from={loading} lines={8}>
      {(candidates) =>
        candidates.length ? (
          <>
            <div class="candidate-head">
              <Tally candidates={candidates} />
              {isOpen && <Ways base={base} />}
            </div>
            <Rows session={session} candidates={candidates} base={base} onChange={changed} />
          </>
        ) : (
          <Empty title={t('candidates.none')} drawing="people" action={isOpen && <Ways base={base} />}>
            {t('candidates.none_text')}
          </Empty>
        )
      }
    </Loaded>
  )
}

export default function CandidatesPage({ params }: { params: Record<string, string> }): JSX.Element {
  return (
    <SessionFrame id={params.session ?? ''} face={t('certif.tab.candidates')}>
      {(session, refresh) => <Candidates session={session} onChange={refresh} />}
    </SessionFrame>
  )
}
