// What the candidates of a session obtained, once it is published; until then, how far it is.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { ButtonLink } from '../../../ui/button/button'
import { Empty } from '../../../ui/empty/empty'
import { FilterBar } from '../../../ui/filter-bar/filter-bar'
import { Loaded } from '../../../ui/loaded/loaded'
import { Select } from '../../../ui/select/select'
import { orderResults, readResults } from '../../api'
import { sessionsOf, useCenter } from '../../centers'
import { Rows } from '../../results/rows'
import { Summary } from '../../results/summary'
import { FileOrder } from '../../session/file-order'
import { SessionFrame } from '../../session/frame'
import type { ResultFile, Results, Session } from '../../types'
import '../../results/results.css'

const FILES: readonly ResultFile[] = ['certificates', 'results']

function NotYet({ session }: { session: Session }) {
  const center = useCenter()
  const action = session.state === 'created' && (
    <ButtonLink href={`${sessionsOf(center.id)}/${session.id}/finalization`}>{t('results.to_finalization')}</ButtonLink>
  )
  return (
    <Empty title={t(`results.not_yet.${session.state === 'published' ? 'settled' : session.state}`)} drawing="chart" action={action}>
      {t(session.state === 'created' ? 'results.not_yet_created_text' : 'results.not_yet_text')}
    </Empty>
  )
}

function Found({ session, results }: { session: Session; results: Results }) {
  const center = useCenter()
  const [division, setDivision] = useState('')
  const lines = division ? results.items.filter((line) => line.division === division) : results.items
  const about = division ? t('results.of_class', { name: division }) : t('results.of_session')
  return (
    <>
      {session.published_at && <p class="soft">{t('results.published', { day: formatDay(session.published_at) })}</p>}
      {results.divisions.length > 0 && (
        <FilterBar label={t('results.filter')}>
          <Select
            name="division"
            label={t('results.column.division')}
            value={division}
            onValue={setDivision}
            options={[{ value: '', label: t('results.everybody') }, ...results.divisions.map((name) => ({ value: name, label: name }))]}
          />
        </FilterBar>
      )}
      <Summary lines={lines} />
      <Rows lines={lines} competenceIds={results.competence_ids} />
      <section class="stack" aria-labelledby="result-files">
        <h2 id="result-files">{t('results.files')}</h2>
        <ul class="file-orders">
          {FILES.map((file) => (
            <FileOrder key={`${file} ${division}`} title={t(`results.file.${file}`, { about })} icon="archive" order={() => orderResults(center.id, session.id, file, division || null)}>
              {t(`results.file.${file}_text`)}
            </FileOrder>
          ))}
        </ul>
      </section>
    </>
  )
}

function Face({ session }: { session: Session }) {
  const center = useCenter()
  const loading = useLoad(() => readResults(center.id, session.id), session.id)
  return <Loaded from={loading}>{(results) => <Found session={session} results={results} />}</Loaded>
}

export default function ResultsPage({ params }: { params: Record<string, string> }): JSX.Element {
  return (
    <SessionFrame id={params.session ?? ''} face={t('certif.tab.results')}>
      {(session) => (session.state === 'published' ? <Face session={session} /> : <NotYet session={session} />)}
    </SessionFrame>
  )
}
