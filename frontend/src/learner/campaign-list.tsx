// The learner's campaigns: those to go on with, those whose results wait to be sent, those that are done; and the box for a code.
import type { JSX } from 'preact'
import { client, reply } from '../shared/client'
import { formatDateTime, t } from '../shared/i18n'
import type { Key } from '../shared/i18n'
import { useLoad } from '../shared/load'
import type { Participation } from '../shared/types'
import { ButtonLink } from '../ui/button/button'

const SHOWN = 4

async function fetchMine(): Promise<Participation[]> {
  const { items } = await reply(client.GET('/api/learner/participations'))
  return items
}

const hrefOf = ({ id, status, assessment_id: test }: Participation) =>
  status === 'started' && test ? `/assessments/${test}` : `/participations/${id}`

function Row({ one }: { one: Participation }) {
  return (
    <li class="my-campaign">
      <div>
        <h3>{one.title}</h3>
        <p class="soft small">
          {one.organization_name} · {t(`mine.${one.status}` as Key)}
          {one.shared_at && ` · ${formatDateTime(one.shared_at)}`}
        </p>
      </div>
      <ButtonLink href={hrefOf(one)} variant={one.status === 'shared' ? 'quiet' : 'secondary'}>
        {t(`mine.do_${one.status}` as Key)}
        <span class="visually-hidden"> {one.title}</span>
      </ButtonLink>
    </li>
  )
}

export function CampaignList(): JSX.Element {
  const loading = useLoad(fetchMine, '')
  const mine = loading.state === 'ready' ? loading.value : []
  const [recent, older] = [mine.slice(0, SHOWN), mine.slice(SHOWN)]
  return (
    <section class="my-campaigns" aria-labelledby="mine-title">
      <div class="my-campaigns-head">
        <h2 id="mine-title">{t('mine.title')}</h2>
        <ButtonLink href="/campaigns" variant="secondary">
          {t('mine.enter_code')}
        </ButtonLink>
      </div>
      {mine.length > 0 ? (
        <ul>
          {recent.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </ul>
      ) : (
        <p class="soft">{t('mine.none')}</p>
      )}
      {older.length > 0 && (
        <details>
          <summary>{t('mine.older', { n: older.length })}</summary>
          <ul>
            {older.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
