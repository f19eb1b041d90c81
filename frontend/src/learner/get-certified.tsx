// The way to the certification: open to who may take it, with what is still missing to who may not.
import { t } from '../shared/i18n'
import type { Framework, Profile } from '../shared/types'
import { ButtonLink } from '../ui/button/button'
import { Missing } from './certifiability'

export function GetCertified({ profile, found }: { profile: Profile; found: Framework }) {
  return (
    <section class="get-certified" aria-labelledby="dashboard-certify">
      <h2 id="dashboard-certify">{t('certify.title')}</h2>
      <p>{t(profile.is_certifiable ? 'certify.ready' : 'certify.not_yet')}</p>
      {!profile.is_certifiable && <Missing profile={profile} found={found} />}
      <div class="cluster">
        <ButtonLink href="/exam" variant={profile.is_certifiable ? 'primary' : 'secondary'}>
          {t('certify.join')}
        </ButtonLink>
        <ButtonLink href="/certifications" variant="quiet">
          {t('certify.mine')}
        </ButtonLink>
      </div>
    </section>
  )
}
