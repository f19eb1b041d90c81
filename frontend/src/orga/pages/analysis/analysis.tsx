// The analysis of a campaign: what the group holds, and what to work on with it.
import type { JSX } from 'preact'
import { t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import type { Params } from '../../../shared/router'
import { ButtonLink } from '../../../ui/button/button'
import { Empty } from '../../../ui/empty/empty'
import { FilterBar } from '../../../ui/filter-bar/filter-bar'
import { Loaded } from '../../../ui/loaded/loaded'
import { Competences } from '../../analysis/competences'
import { Stuck } from '../../analysis/stuck'
import { Skills, Subjects } from '../../analysis/subjects'
import { Headline, Spread } from '../../analysis/whole'
import { CampaignFrame } from '../../campaigns/frame'
import { homeOf, useOrganization } from '../../organizations'
import { askActivity, askAnalysis } from '../../results/ask'
import { useDivision } from '../../results/chosen'
import { DivisionFilter } from '../../results/division-filter'
import type { Analysis } from '../../results/types'
import '../results/results.css'
import './analysis.css'

function Shown({ analysis, base }: { analysis: Analysis; base: string }) {
  const isAssessed = analysis.kind !== 'collection'
  return (
    <>
      {analysis.shared === 0 ? (
        <Empty title={t('results.none_shared')} drawing="chart">
          <p>{t('results.none_shared_text')}</p>
        </Empty>
      ) : (
        <>
          <Headline analysis={analysis} />
          {isAssessed && <Spread analysis={analysis} />}
          <Competences competences={analysis.competences} />
          {isAssessed && <Subjects tubes={analysis.tubes} />}
          {isAssessed && <Skills skills={analysis.skills} tubes={analysis.tubes} />}
        </>
      )}
      {isAssessed && <Stuck stuck={analysis.stuck} base={base} />}
    </>
  )
}

function AnalysisFace({ campaign }: { campaign: string }) {
  const organization = useOrganization()
  const where = { organization: organization.id, campaign }
  const base = `${homeOf(organization.id)}/campaigns/${campaign}`
  const [division, choose] = useDivision(campaign)
  const activity = useLoad(() => askActivity(where, ''), campaign)
  const loading = useLoad(() => askAnalysis(where, division), `${campaign}/${division}`)
  const divisions = activity.state === 'ready' ? activity.value.divisions.map(({ name }) => name) : []
  const comparing = (
    <ButtonLink variant="secondary" href={`${base}/evolution`}>
      {t('evolution.open')}
    </ButtonLink>
  )
  return (
    <div class="results">
      <FilterBar label={t('results.filter')} actions={comparing}>
        <DivisionFilter divisions={divisions} value={division} onValue={choose} />
      </FilterBar>
      <Loaded from={loading} lines={10}>
        {(analysis) => <Shown analysis={analysis} base={base} />}
      </Loaded>
    </div>
  )
}

export default function AnalysisPage({ params }: { params: Params }): JSX.Element {
  const campaign = params.campaign ?? ''
  return (
    <CampaignFrame id={campaign} face={t('results.face.analysis')}>
      {() => <AnalysisFace campaign={campaign} />}
    </CampaignFrame>
  )
}
