// The results of a campaign: who sent what, and the same as a file.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import type { Params } from '../../../shared/router'
import { Button } from '../../../ui/button/button'
import { FilterBar } from '../../../ui/filter-bar/filter-bar'
import { Icon } from '../../../ui/icon/icon'
import { CampaignFrame } from '../../campaigns/frame'
import { homeOf, isAdmin, useOrganization } from '../../organizations'
import { askActivity } from '../../results/ask'
import { useDivision } from '../../results/chosen'
import { DivisionFilter } from '../../results/division-filter'
import { ExportDialog } from '../../results/export-dialog'
import { People } from '../../results/people'
import './results.css'

interface FaceProps {
  campaign: string
  isCollection: boolean
}

function ResultsFace({ campaign, isCollection }: FaceProps) {
  const organization = useOrganization()
  const where = { organization: organization.id, campaign }
  const [division, choose] = useDivision(campaign)
  const [isExporting, setIsExporting] = useState(false)
  const activity = useLoad(() => askActivity(where, ''), campaign)
  const divisions = activity.state === 'ready' ? activity.value.divisions.map(({ name }) => name) : []
  const exporting = (
    <Button variant="secondary" onPress={() => setIsExporting(true)}>
      <Icon name="download" />
      {t('results.export')}
    </Button>
  )
  return (
    <section class="results-part" aria-labelledby="people">
      <h2 id="people">{t('results.people')}</h2>
      <FilterBar label={t('results.filter')} actions={exporting}>
        <DivisionFilter divisions={divisions} value={division} onValue={choose} />
      </FilterBar>
      <People
        where={where}
        base={`${homeOf(organization.id)}/campaigns/${campaign}`}
        division={division}
        isCollection={isCollection}
        canRemove={isAdmin(organization)}
      />
      <ExportDialog
        isOpen={isExporting}
        where={where}
        division={division}
        hasSkills={!isCollection}
        onClose={() => setIsExporting(false)}
      />
    </section>
  )
}

export default function ResultsPage({ params }: { params: Params }): JSX.Element {
  const id = params.campaign ?? ''
  return (
    <CampaignFrame id={id} face={t('results.face.results')}>
      {({ kind }) => <ResultsFace campaign={id} isCollection={kind === 'collection'} />}
    </CampaignFrame>
  )
}
