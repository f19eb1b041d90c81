// Who may be certified, and what the others lack.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { client, reply } from '../../../shared/client'
import { framework } from '../../../shared/framework'
import { t, textOf, tn } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { usePaging } from '../../../shared/paging'
import { FilterBar } from '../../../ui/filter-bar/filter-bar'
import { Loaded } from '../../../ui/loaded/loaded'
import { Pager } from '../../../ui/pager/pager'
import { Status } from '../../../ui/status/status'
import { Table } from '../../../ui/table/table'
import { Frame } from '../../learners/frame'
import { useOrganization } from '../../organizations'
import { DivisionFilter } from '../../results/division-filter'
import { nameOf } from '../../results/names'
import type { Certifiability, Standing } from '../../results/types'
import '../results/results.css'

const COMPETENCES = 16
const NAMED = 2

function StandingBadge({ one, required }: { one: Standing; required: number }) {
  if (!one.has_account) return <Status icon="person">{t('certifiability.no_account')}</Status>
  if (one.is_certifiable) {
    return (
      <Status tone="success" icon="check">
        {t('certifiability.yes')}
      </Status>
    )
  }
  return (
    <Status tone="warning" icon="flag">
      {tn('certifiability.lacks', required - one.certifiable_competences)}
    </Status>
  )
}

function Missing({ one, names }: { one: Standing; names: ReadonlyMap<string, string> }) {
  if (!one.has_account || one.is_certifiable) return <>–</>
  const more = one.missing.length - NAMED
  const titles = one.missing.slice(0, NAMED).map((id) => names.get(id) ?? id)
  return (
    <>
      {titles.join(', ')}
      {more > 0 && ` ${t('certifiability.missing_more', { n: more })}`}
    </>
  )
}

interface StandingsProps {
  rows: readonly Standing[]
  required: number
  names: ReadonlyMap<string, string>
}

function Standings({ rows, required, names }: StandingsProps) {
  if (rows.length === 0) return <p class="soft">{t('certifiability.none')}</p>
  return (
    <Table
      caption={t('certifiability.caption')}
      isCaptionHidden
      rows={rows}
      keyOf={({ learner_id }) => learner_id}
      columns={[
        { id: 'name', title: t('certifiability.name'), cell: nameOf, sortBy: nameOf, isHeader: true },
        { id: 'division', title: t('results.division'), cell: ({ division }) => division || '–', sortBy: ({ division }) => division },
        {
          id: 'status',
          title: t('certifiability.status'),
          cell: (one) => <StandingBadge one={one} required={required} />,
          sortBy: ({ certifiable_competences }) => certifiable_competences,
        },
        {
          id: 'count',
          title: t('certifiability.competences'),
          cell: ({ has_account, certifiable_competences: n }) => (has_account ? t('certifiability.have', { n, total: COMPETENCES }) : '–'),
          sortBy: ({ certifiable_competences }) => certifiable_competences,
          isNumber: true,
        },
        { id: 'missing', title: t('certifiability.missing'), cell: (one) => <Missing one={one} names={names} /> },
      ]}
    />
  )
}

const ruleOf = ({ required_level, required_competences }: Certifiability) =>
  t('certifiability.lead', { level: required_level, n: required_competences })

function Count({ counted: { certifiable, total } }: { counted: Certifiability }) {
  return (
    <p role="status">
      <strong>
        {certifiable === null ? t('certifiability.count_unknown', { total }) : t('certifiability.count', { count: certifiable, total })}
      </strong>
    </p>
  )
}

export default function CertifiabilityPage(): JSX.Element {
  const organization = useOrganization()
  const path = { organization_id: organization.id }
  const [division, setDivision] = useState('')
  const lists = useLoad(() => reply(client.GET('/api/orga/organizations/{organization_id}/divisions', { params: { path } })), organization.id)
  const divisions = lists.state === 'ready' ? lists.value.items.map(({ name }) => name).filter(Boolean) : []
  const content = useLoad(framework, 'framework')
  const competences = content.state === 'ready' ? content.value.competences : []
  const names = new Map(competences.map(({ id, title }) => [id, textOf(title)]))
  const [counted, setCounted] = useState<Certifiability | null>(null)
  const ask = async (cursor?: string) => {
    const query = { division: division || undefined, cursor }
    const found = await reply(client.GET('/api/orga/organizations/{organization_id}/certifiability', { params: { path, query } }))
    if (!cursor) setCounted(found)
    return found
  }
  const paging = usePaging(ask, `${organization.id}/${division}`)
  return (
    <Frame lead={counted ? ruleOf(counted) : ''} face={t('certifiability.title')}>
      <div class="results-part">
        <FilterBar label={t('results.filter')}>
          <DivisionFilter divisions={divisions} value={division} onValue={setDivision} />
        </FilterBar>
        <Loaded from={paging.first} lines={8}>
          {(rows) => (
            <>
              {counted && <Count counted={counted} />}
              <Standings rows={rows} required={counted?.required_competences ?? 0} names={names} />
            </>
          )}
        </Loaded>
        <Pager {...paging} />
      </div>
    </Frame>
  )
}
