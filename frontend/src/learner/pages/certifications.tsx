// One's own certifications: those to come, then what the others gave.
import type { JSX } from 'preact'
import { client, reply } from '../../shared/client'
import { t } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import type { OwnCertification } from '../../shared/types'
import { ButtonLink } from '../../ui/button/button'
import { Empty } from '../../ui/empty/empty'
import { Loaded } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'
import { Summary } from '../certifications/summary'
import './certifications.css'

const load = async (): Promise<OwnCertification[]> => (await reply(client.GET('/api/learner/certifications'))).items

interface GroupProps {
  name: 'to_come' | 'past'
  items: readonly OwnCertification[]
}

function Group({ name, items }: GroupProps) {
  if (!items.length) return null
  return (
    <section aria-labelledby={`certifications-${name}`} class="stack">
      <h2 id={`certifications-${name}`}>{t(`certifications.${name}`)}</h2>
      <ul class="certification-list">
        {items.map((one) => (
          <Summary key={one.id} one={one} />
        ))}
      </ul>
    </section>
  )
}

function Lists({ items }: { items: readonly OwnCertification[] }) {
  if (!items.length)
    return (
      <Empty title={t('certifications.none')} action={<ButtonLink href="/dashboard">{t('certifications.to_dashboard')}</ButtonLink>}>
        <p>{t('certifications.none_text')}</p>
      </Empty>
    )
  return (
    <div class="certification-groups">
      <Group name="to_come" items={items.filter(({ state }) => state === 'to_come')} />
      <Group name="past" items={items.filter(({ state }) => state !== 'to_come')} />
    </div>
  )
}

export default function Certifications(): JSX.Element {
  const loading = useLoad(load, '')
  return (
    <Page title={t('certifications.title')} lead={t('certifications.lead')}>
      <Loaded from={loading}>{(items) => <Lists items={items} />}</Loaded>
    </Page>
  )
}
