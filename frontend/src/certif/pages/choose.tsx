// The way in: straight to one's center; without one, the room of a session, or what to do.
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { navigate } from '../../shared/router'
import { ButtonLink } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { Loaded } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { ROOM, homeOf, loadOrganizations, useUsualCenter } from '../centers'
import './choose.css'

function Ways() {
  return (
    <div class="certif-ways">
      <Card as="section" labelledBy="way-room">
        <h2 id="way-room">
          <Icon name="eye" /> {t('certif.way_room')}
        </h2>
        <p>{t('certif.way_room_text')}</p>
        <ButtonLink href={ROOM}>{t('certif.way_room_action')}</ButtonLink>
      </Card>
      <Card as="section" labelledBy="way-center">
        <h2 id="way-center">
          <Icon name="building" /> {t('certif.way_center')}
        </h2>
        <p>{t('certif.way_center_text')}</p>
        <ul class="points">
          <li>{t('certif.way_center_invited')}</li>
          <li>{t('certif.way_center_new')}</li>
        </ul>
      </Card>
      <p class="soft">
        {t('certif.way_exam')} <a href="/exam">{t('certif.way_exam_link')}</a>
      </p>
    </div>
  )
}

export default function Choose(): JSX.Element {
  const loading = useLoad(() => loadOrganizations(), '')
  const mine = useUsualCenter()
  useEffect(() => {
    if (mine) navigate(homeOf(mine.id), { replace: true })
  }, [mine])
  return (
    <Page title={t('certif.choose')} lead={t('certif.choose_lead')} width="measure">
      <Loaded from={loading}>{() => (mine ? <Skeleton lines={5} /> : <Ways />)}</Loaded>
    </Page>
  )
}
