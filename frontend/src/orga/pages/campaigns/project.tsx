// The way into a campaign, as large as a wall: code, link, QR code. Everything to read from the back of a room.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { client, reply } from '../../../shared/client'
import { t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import type { Params } from '../../../shared/router'
import { Button, ButtonLink } from '../../../ui/button/button'
import { Loaded } from '../../../ui/loaded/loaded'
import { useHeadingFocus, useTitle } from '../../../ui/page/page'
import { Qr } from '../../../ui/qr/qr'
import { groups } from '../../campaigns/code'
import { CAMPAIGN, useCampaign } from '../../campaigns/use-campaign'
import { homeOf, useOrganization } from '../../organizations'
import './project.css'

/** Whether the whole screen is its element's, and how to ask for it. */
function useFullScreen() {
  const wallRef = useRef<HTMLDivElement>(null)
  const [isFull, setIsFull] = useState(document.fullscreenElement !== null)
  useEffect(() => {
    const look = () => setIsFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', look)
    return () => document.removeEventListener('fullscreenchange', look)
  }, [])
  const turn = () => void (isFull ? document.exitFullscreen() : wallRef.current?.requestFullscreen())
  return { wallRef, isFull, canBeFull: document.fullscreenEnabled, turn }
}

const shortOf = (link: string) => link.replace(/^https?:\/\//, '').replace(/\/campaigns\/.*$/, '')

function Wall({ link, code, rows }: { link: string; code: string; rows: readonly string[] }) {
  return (
    <div class="wall-ways">
      <div class="wall-code-way">
        <p class="wall-step">{t('campaigns.project_go', { site: shortOf(link) })}</p>
        <p class="wall-step">{t('campaigns.project_type')}</p>
        <p class="wall-code">
          <span class="visually-hidden">{[...code].join(' ')}</span>
          {groups(code).map((group, index) => (
            <span key={index} aria-hidden="true">
              {group}
            </span>
          ))}
        </p>
      </div>
      <figure class="wall-qr">
        <Qr rows={rows} label={t('campaigns.qr_label', { link })} />
        <figcaption>{t('campaigns.project_scan')}</figcaption>
      </figure>
    </div>
  )
}

export default function ProjectPage({ params }: { params: Params }): JSX.Element {
  const organization = useOrganization()
  const id = params.campaign ?? ''
  const campaign = useCampaign(id)
  const path = { organization_id: organization.id, campaign_id: id }
  const loading = useLoad(() => reply(client.GET(`${CAMPAIGN}/qr`, { params: { path } })), id)
  const title = campaign.state === 'ready' ? campaign.value.title || campaign.value.name : t('campaigns.one')
  const heading = useHeadingFocus(id)
  const { wallRef, isFull, canBeFull, turn } = useFullScreen()
  useTitle(`${t('campaigns.project')} · ${title}`)
  return (
    <div class="wall" ref={wallRef}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <Loaded from={loading} lines={6}>
        {(found) => <Wall {...found} />}
      </Loaded>
      <div class="cluster wall-acts">
        {canBeFull && (
          <Button variant="secondary" onPress={turn}>
            {t(isFull ? 'campaigns.screen_back' : 'campaigns.screen_full')}
          </Button>
        )}
        <ButtonLink variant="quiet" href={`${homeOf(organization.id)}/campaigns/${id}`}>
          {t('campaigns.project_back')}
        </ButtonLink>
      </div>
    </div>
  )
}
