// The way in: straight to one's organization, or what to do without one.
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { navigate } from '../../shared/router'
import { useStore } from '../../shared/store'
import { Loaded } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { addressOf, loadOrganizations, organizations, usual } from '../organizations'

function None() {
  return (
    <div class="stack prose">
      <p>{t('choose.none')}</p>
      <ul class="points">
        <li>{t('choose.none_invited')}</li>
        <li>{t('choose.none_new')}</li>
      </ul>
      <p>
        <a href="/dashboard">{t('nav.my_skills')}</a>
      </p>
    </div>
  )
}

export default function Choose(): JSX.Element {
  const loading = useLoad(() => loadOrganizations(), '')
  const mine = usual(useStore(organizations) ?? [])
  useEffect(() => {
    if (mine) navigate(addressOf(mine), { replace: true })
  }, [mine])
  return (
    <Page title={t('choose.title')} width="measure">
      <Loaded from={loading}>{() => (mine ? <Skeleton lines={5} /> : <None />)}</Loaded>
    </Page>
  )
}
