// One certification: what it says, what one takes away, how it is verified; or why there is none.
import type { JSX } from 'preact'
import { CertifiedLevels } from '../../charts/certified-levels'
import { CertifiedPanel } from '../../charts/certified-panel'
import { client, reply } from '../../shared/client'
import { formatDay, hasKey, t } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import type { Params } from '../../shared/router'
import type { OwnCertificationDetail } from '../../shared/types'
import { Loaded } from '../../ui/loaded/loaded'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { Checking } from '../certifications/checking'
import { Documents } from '../certifications/documents'
import { European, Grid } from '../certifications/reading'
import { State } from '../certifications/state'
import './certifications.css'

const load = (id: string): Promise<OwnCertificationDetail> =>
  reply(client.GET('/api/learner/certifications/{certification_id}', { params: { path: { certification_id: id } } }))

function Why({ one }: { one: OwnCertificationDetail }) {
  const reason = `certifications.reason.${one.reason ?? ''}`
  const known = one.state === 'obtained' || one.state === 'expired' ? null : one.state
  return (
    <>
      {known && (
        <Notice tone={known === 'revoked' || known === 'cancelled' ? 'warning' : 'info'}>
          <p>{t(`certifications.${known}_text`)}</p>
          {hasKey(reason) && (
            <p>
              <strong>{t('certifications.reason')}</strong> : {t(reason)}
            </p>
          )}
        </Notice>
      )}
      {one.comment && (
        <Notice>
          <p>
            <strong>{t('certifications.jury')}</strong>
          </p>
          <p>{one.comment}</p>
        </Notice>
      )}
    </>
  )
}

const factsOf = (one: OwnCertificationDetail): [string, string][] => [
  [t('certifications.taken'), formatDay(one.day)],
  ...(one.published_on ? [[t('certifications.published'), formatDay(one.published_on)] as [string, string]] : []),
  ...(one.valid_until ? [[t('certifications.until'), formatDay(one.valid_until)] as [string, string]] : []),
  [t('certifications.center'), one.center_name],
]

const earnedOf = (one: OwnCertificationDetail): string[] => [
  ...(one.is_professional ? [t('certifications.professional', { pix: one.professional_pix, number: one.register_number })] : []),
  ...(one.is_clea ? [t('certifications.clea')] : []),
]

function Obtained({ one, onChange }: { one: OwnCertificationDetail; onChange: () => void }) {
  return (
    <>
      <CertifiedPanel pix={one.pix ?? 0} max={one.max_pix} mesh={one.global_level} facts={factsOf(one)} earned={earnedOf(one)} />
      <div class="certification-pair">
        <Documents one={one} />
        <Checking one={one} onChange={onChange} />
      </div>
      <section aria-labelledby="certification-levels" class="stack">
        <h2 id="certification-levels">{t('certifications.levels')}</h2>
        <p class="soft">{t('certifications.levels_text', { max: one.max_level ?? 0 })}</p>
        <CertifiedLevels areas={one.levels} />
      </section>
      <div class="certification-pair">
        <Grid one={one} />
        <European one={one} />
      </div>
    </>
  )
}

function Back() {
  return (
    <p class="no-print">
      <a href="/certifications">{t('certifications.back')}</a>
    </p>
  )
}

export default function CertificationPage({ params }: { params: Params }): JSX.Element {
  const id = params.id ?? ''
  const loading = useLoad(() => load(id), id)
  const found = loading.state === 'ready' ? loading.value : null
  return (
    <Page
      title={found ? t('certifications.of', { day: formatDay(found.day) }) : t('certifications.title')}
      lead={found && <State state={found.state} />}
      before={<Back />}
    >
      <Loaded from={loading} lines={8}>
        {(one) => (
          <div class="certification">
            <Why one={one} />
            {one.pix !== null && <Obtained one={one} onChange={loading.retry} />}
          </div>
        )}
      </Loaded>
    </Page>
  )
}
