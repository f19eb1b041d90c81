// The activity of a campaign: its first face.
import type { JSX } from 'preact'
import { t } from '../../../shared/i18n'
import type { Params } from '../../../shared/router'
import { CampaignFrame } from '../../campaigns/frame'
import { homeOf, useOrganization } from '../../organizations'
import { ActivityFace } from '../../results/activity'
import './results.css'

export default function ActivityPage({ params }: { params: Params }): JSX.Element {
  const organization = useOrganization()
  const campaign = params.campaign ?? ''
  return (
    <CampaignFrame id={campaign} face={t('results.face.activity')}>
      {() => (
        <ActivityFace
          where={{ organization: organization.id, campaign }}
          base={`${homeOf(organization.id)}/campaigns/${campaign}`}
        />
      )}
    </CampaignFrame>
  )
}
