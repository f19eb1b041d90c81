// From one campaign to another: the same people, before and after.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { Stack } from '../../../charts/stack'
import { client, reply } from '../../../shared/client'
import { formatDay, t, tn, wordsOf } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import type { Params } from '../../../shared/router'
import { Empty } from '../../../ui/empty/empty'
import { FilterBar } from '../../../ui/filter-bar/filter-bar'
import { Loaded } from '../../../ui/loaded/loaded'
import { Notice } from '../../../ui/notice/notice'
import { Select } from '../../../ui/select/select'
import { BeforeAfter } from '../../analysis/before-after'
import { CampaignFrame } from '../../campaigns/frame'
import { useOrganization } from '../../organizations'
import { askActivity, askEvolution } from '../../results/ask'
import type { Where } from '../../results/ask'
import { useDivision } from '../../results/chosen'
import { DivisionFilter } from '../../results/division-filter'
import type { Evolution } from '../../results/types'
import '../results/results.css'
import './analysis.css'

function Shown({ evolution }: { evolution: Evolution }) {
  const { before, after, people, better, same, worse, unit } = evolution
  if (people === 0) {
    return (
      <Empty title={t('evolution.nobody')} drawing="chart">
        <p>{t('evolution.nobody_text')}</p>
      </Empty>
    )
  }
  return (
    <>
      <section class="results-part" aria-labelledby="moves">
        <h2 id="moves">{t('evolution.title', { before: before.name, after: after.name })}</h2>
        <p>{tn('evolution.people', people)}</p>
        <Stack
          caption={t('evolution.moves')}
          countTitle={t('analysis.people')}
          parts={[
            { id: 'worse', label: t('evolution.worse'), count: worse },
            { id: 'same', label: t('evolution.same'), count: same },
            { id: 'better', label: t('evolution.better'), count: better },
          ]}
        />
      </section>
      <section class="results-part" aria-labelledby="by-competence">
        <h2 id="by-competence">{t('evolution.competences')}</h2>
        <p class="soft">{t(`evolution.unit.${unit}`)}</p>
        <BeforeAfter evolution={evolution} />
      </section>
    </>
  )
}

function Compared({ where, other, division }: { where: Where; other: string; division: string }) {
  const loading = useLoad(() => askEvolution(where, other, division), `${where.campaign}/${other}/${division}`)
  if (loading.state === 'failed' && loading.problem.code === 'too_many_to_compare') {
    return (
      <Notice tone="info" isLive>
        <p>{wordsOf(loading.problem.code)}</p>
      </Notice>
    )
  }
  return (
    <Loaded from={loading} lines={8}>
      {(evolution) => <Shown evolution={evolution} />}
    </Loaded>
  )
}

function EvolutionFace({ campaign }: { campaign: string }) {
  const organization = useOrganization()
  const where = { organization: organization.id, campaign }
  const [division, choose] = useDivision(campaign)
  const [other, setOther] = useState('')
  const activity = useLoad(() => askActivity(where, ''), campaign)
  const path = { organization_id: organization.id }
  const listing = useLoad(
    () => reply(client.GET('/api/orga/organizations/{organization_id}/campaigns', { params: { path } })),
    organization.id,
  )
  const divisions = activity.state === 'ready' ? activity.value.divisions.map(({ name }) => name) : []
  return (
    <div class="results">
      <p>{t('evolution.lead')}</p>
      <Loaded from={listing} lines={3}>
        {({ items }) => {
          const others = items.filter(({ id }) => id !== campaign)
          if (others.length === 0) {
            return (
              <Empty title={t('evolution.none')} drawing="course">
                <p>{t('evolution.none_text')}</p>
              </Empty>
            )
          }
          const options = [
            { value: '', label: t('evolution.choose') },
            ...others.map(({ id, name, created_at }) => ({ value: id, label: `${name} (${formatDay(created_at, 'medium')})` })),
          ]
          return (
            <>
              <FilterBar label={t('results.filter')}>
                <Select name="with" label={t('evolution.with')} options={options} value={other} onValue={setOther} />
                <DivisionFilter divisions={divisions} value={division} onValue={choose} />
              </FilterBar>
              {other && <Compared where={where} other={other} division={division} />}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

export default function EvolutionPage({ params }: { params: Params }): JSX.Element {
  const campaign = params.campaign ?? ''
  return (
    <CampaignFrame id={campaign} face={t('results.face.evolution')}>
      {() => <EvolutionFace campaign={campaign} />}
    </CampaignFrame>
  )
}
