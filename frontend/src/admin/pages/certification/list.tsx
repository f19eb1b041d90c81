// Sessions that wait for the jury, or to be published, or are; one of them by its number.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { place } from '../../../shared/router'
import { useStore } from '../../../shared/store'
import { Button } from '../../../ui/button/button'
import { Empty } from '../../../ui/empty/empty'
import { Field } from '../../../ui/field/field'
import { FilterBar } from '../../../ui/filter-bar/filter-bar'
import { Loaded } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { listSessions } from '../../certification/api'
import type { JurySession, ListState } from '../../certification/api'
import { DeadLetters, HOME, Lists } from '../../certification/lists'
import { SessionsTable } from '../../certification/sessions-table'
import './certification.css'

const TITLES = { finalized: 'jury.to_process', settled: 'jury.to_publish', published: 'jury.published' } as const

const stateOf = (path: string): ListState =>
  path === `${HOME}/publish` ? 'settled' : path === `${HOME}/published` ? 'published' : 'finalized'

function Found({ rows, state, number }: { rows: readonly JurySession[]; state: ListState; number: string }) {
  if (rows.length) return <SessionsTable caption={number ? t('jury.find') : t(TITLES[state])} rows={rows} />
  if (number) return <p role="status">{t('jury.not_found', { number })}</p>
  return (
    <Empty title={t(`jury.none_${state}`)} drawing="file">
      {t(`jury.none_${state}_text`)}
    </Empty>
  )
}

export default function CertificationList(): JSX.Element {
  const state = stateOf(useStore(place).path)
  const [typed, setTyped] = useState('')
  const [number, setNumber] = useState('')
  const loading = useLoad(() => listSessions(number ? { number } : { state }), number ? `number ${number}` : state)
  const clear = () => {
    setTyped('')
    setNumber('')
  }
  return (
    <Page title={t('jury.title')} tabTitle={`${t(TITLES[state])} · ${t('jury.title')}`}>
      <div class="stack">
        <DeadLetters />
        <Lists />
        <FilterBar label={t('jury.find')} onSubmit={() => setNumber(typed.trim())}>
          <Field name="number" label={t('jury.number')} value={typed} onValue={setTyped} writes="code" maxLength={20} />
          <Button variant="secondary" type="submit">
            {t('jury.search')}
          </Button>
          {number && (
            <Button variant="quiet" onPress={clear}>
              {t('jury.see_all')}
            </Button>
          )}
        </FilterBar>
        <Loaded from={loading} lines={6}>
          {(rows) => <Found rows={rows} state={state} number={number} />}
        </Loaded>
      </div>
    </Page>
  )
}
