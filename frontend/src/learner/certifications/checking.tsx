// What whoever verifies is given: the code, and the name one shows them.
import { useState } from 'preact/hooks'
import { client, reply } from '../../shared/client'
import { announce } from '../../shared/announce'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import type { OwnCertificationDetail } from '../../shared/types'
import { CopyButton } from '../../ui/copy/copy-button'
import { Notice } from '../../ui/notice/notice'
import { RadioCards } from '../../ui/radio-cards/radio-cards'

type Shown = OwnCertificationDetail['shown_name']

function ShownName({ one, onChange }: { one: OwnCertificationDetail; onChange: () => void }) {
  const [shown, setShown] = useState<Shown>(one.shown_name)
  const [said, setSaid] = useState('')
  const [isFailed, setIsFailed] = useState(false)
  const last = one.last_name.toUpperCase()
  const names: Record<Shown, string> = { full: `${one.first_name} ${last}`, initial: `${one.first_name} ${last.slice(0, 1)}.` }

  async function choose(value: Shown) {
    setShown(value)
    const params = { path: { certification_id: one.id } }
    try {
      await reply(client.PATCH('/api/learner/certifications/{certification_id}', { params, body: { shown_name: value } }))
      setSaid(t('certifications.name_saved'))
      setIsFailed(false)
      announce(t('certifications.name_saved'))
      onChange()
    } catch (error) {
      setShown(one.shown_name)
      setIsFailed(true)
      setSaid(wordsOf(asProblem(error).code))
    }
  }

  const option = (value: Shown) => ({
    value,
    title: t(`certifications.name.${value}`, { name: names[value] }),
    text: t(`certifications.name.${value}_text`),
  })
  return (
    <div class="stack">
      <RadioCards
        name="shown_name"
        label={t('certifications.name')}
        value={shown}
        onValue={(value) => void choose(value as Shown)}
        options={[option('full'), option('initial')]}
      />
      {said && <Notice tone={isFailed ? 'danger' : 'success'}>{said}</Notice>}
    </div>
  )
}

export function Checking({ one, onChange }: { one: OwnCertificationDetail; onChange: () => void }) {
  const path = `/verify#${one.code.replaceAll('-', '')}`
  return (
    <section aria-labelledby="certification-check" class="stack">
      <h2 id="certification-check">{t('certifications.check')}</h2>
      <p>{t('certifications.check_text')}</p>
      <p>
        <span class="soft">{t('certifications.code')}</span>
        <br />
        <span class="verification-code">{one.code}</span>
      </p>
      <div class="cluster">
        <CopyButton text={`${window.location.origin}${path}`} label={t('certifications.copy_link')} />
        <a href={path}>{t('certifications.try')}</a>
      </div>
      <ShownName one={one} onChange={onChange} />
    </section>
  )
}
