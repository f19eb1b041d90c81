// A campaign as it goes on: how far the group is, day after day, class by class, person by person.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { Days } from '../../charts/days'
import { formatNumber, formatTime, t } from '../../shared/i18n'
import { Empty } from '../../ui/empty/empty'
import { FilterBar } from '../../ui/filter-bar/filter-bar'
import { Icon } from '../../ui/icon/icon'
import { Loaded } from '../../ui/loaded/loaded'
import { Select } from '../../ui/select/select'
import { Table } from '../../ui/table/table'
import { askActivity } from './ask'
import type { Progress, Where } from './ask'
import { useDivision } from './chosen'
import { DivisionFilter } from './division-filter'
import { PeopleLive } from './people-live'
import { Steps } from './steps'
import type { Activity } from './types'
import { useLive } from './use-live'

const PAUSE_MS = 5000
const STATES: readonly Progress[] = ['started', 'completed', 'shared', 'stuck']

interface ActivityProps {
  where: Where
  base: string
}

function ByDay({ days }: { days: Activity['by_day'] }) {
  return (
    <section class="results-part" aria-labelledby="days">
      <h2 id="days">{t('results.days')}</h2>
      <Days
        caption={t('results.days_caption')}
        series={[t('results.days_started'), t('results.days_shared')]}
        days={days.map(({ day, started, shared }) => ({ day, values: [started, shared] }))}
      />
    </section>
  )
}

function ByDivision({ divisions }: { divisions: Activity['divisions'] }) {
  const number = (key: 'invited' | 'started' | 'completed' | 'shared') => ({
    id: key,
    title: t(`results.step.${key}`),
    cell: (row: Activity['divisions'][number]) => (row[key] === null ? '–' : formatNumber(row[key])),
    sortBy: (row: Activity['divisions'][number]) => row[key] ?? 0,
    isNumber: true,
  })
  return (
    <section class="results-part" aria-labelledby="divisions">
      <h2 id="divisions">{t('results.divisions')}</h2>
      <Table
        caption={t('results.divisions_caption')}
        isCaptionHidden
        rows={divisions}
        keyOf={({ name }) => name}
        columns={[
          { id: 'name', title: t('results.division'), cell: ({ name }) => name, sortBy: ({ name }) => name, isHeader: true },
          number('invited'),
          number('started'),
          number('completed'),
          number('shared'),
        ]}
      />
    </section>
  )
}

function People({ where, base, division }: ActivityProps & { division: string }) {
  const [status, setStatus] = useState<Progress | ''>('')
  const options = [
    { value: '', label: t('results.any_progress') },
    ...STATES.map((one) => ({ value: one, label: t(`results.progress.${one}`) })),
  ]
  return (
    <section class="results-part" aria-labelledby="people">
      <h2 id="people">{t('results.people')}</h2>
      <FilterBar label={t('results.filter')}>
        <Select
          name="status"
          label={t('results.progress')}
          options={options}
          value={status}
          onValue={(value) => setStatus(value as Progress | '')}
        />
      </FilterBar>
      <PeopleLive where={where} base={base} wanted={{ division, status }} />
    </section>
  )
}

export function ActivityFace({ where, base }: ActivityProps): JSX.Element {
  const [division, choose] = useDivision(where.campaign)
  const { loading, lostAt } = useLive(() => askActivity(where, division), `${where.campaign}/${division}`, PAUSE_MS)
  return (
    <Loaded from={loading} lines={8}>
      {({ counts, by_day, divisions }) => (
        <div class="results">
          <section class="results-part" aria-labelledby="steps">
            <div class="results-head">
              <h2 id="steps">{t('results.steps')}</h2>
              <p class="results-live" role="status">
                <Icon name={lostAt ? 'alert' : 'clock'} />
                {lostAt ? t('results.live_lost', { time: formatTime(lostAt.toISOString()) }) : t('results.live')}
              </p>
            </div>
            {divisions.length > 0 && (
              <FilterBar label={t('results.filter_division')}>
                <DivisionFilter divisions={divisions.map(({ name }) => name)} value={division} onValue={choose} />
              </FilterBar>
            )}
            <Steps counts={counts} />
          </section>
          {counts.started === 0 && !division ? (
            <Empty title={t('results.none')} drawing="people">
              <p>{t('results.none_text')}</p>
            </Empty>
          ) : (
            <>
              {by_day.length > 0 && <ByDay days={by_day} />}
              {divisions.length > 1 && !division && <ByDivision divisions={divisions} />}
              <People where={where} base={base} division={division} />
            </>
          )}
        </div>
      )}
    </Loaded>
  )
}
