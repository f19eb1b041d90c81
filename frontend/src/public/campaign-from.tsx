// Who asks for a campaign: its logo when it has one, then the organization's name.
import type { JSX } from 'preact'
import { t } from '../shared/i18n'
import type { CampaignIntro } from '../shared/types'
import { Logo } from '../ui/logo/logo'

export function CampaignFrom({ intro }: { intro: CampaignIntro }): JSX.Element {
  const { logo, organization_name: name } = intro
  return (
    <>
      {logo && (
        <div class="campaign-logo">
          <Logo logo={logo} name={name} />
        </div>
      )}
      <p class="campaign-from">{t('campaign.from', { name })}</p>
    </>
  )
}
