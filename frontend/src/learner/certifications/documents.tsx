// What one takes away: the certificate in two languages, and the badge.
import { useState } from 'preact/hooks'
import { client, reply } from '../../shared/client'
import { language, t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import type { OwnCertificationDetail } from '../../shared/types'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { Notice } from '../../ui/notice/notice'
import { useFile } from './use-file'

/** Saves a text under that name. */
function save(text: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/vc+jwt' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function Badge({ one }: { one: OwnCertificationDetail }) {
  const [said, setSaid] = useState<{ text: string; isFailed: boolean } | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function take() {
    setIsBusy(true)
    const params = { path: { certification_id: one.id } }
    const asked = client.POST('/api/learner/certifications/{certification_id}/credential', { params, body: { lang: language.get() } })
    await reply(asked).then(
      ({ credential }) => {
        save(credential, `certification-${one.day}.jwt`)
        setSaid({ text: t('certifications.badge_done'), isFailed: false })
      },
      (error: unknown) => setSaid({ text: wordsOf(asProblem(error).code), isFailed: true }),
    )
    setIsBusy(false)
  }

  return (
    <div class="stack certification-badge">
      <h3>{t('certifications.badge')}</h3>
      <p>{t('certifications.badge_text')}</p>
      <Button variant="secondary" isBusy={isBusy} onPress={() => void take()}>
        <Icon name="download" />
        {t('certifications.badge_get')}
      </Button>
      <div aria-live="polite">{said && <Notice tone={said.isFailed ? 'danger' : 'success'}>{said.text}</Notice>}</div>
    </div>
  )
}

export function Documents({ one }: { one: OwnCertificationDetail }) {
  const file = useFile(one.id)
  return (
    <section aria-labelledby="certification-file" class="stack">
      <h2 id="certification-file">{t('certifications.file')}</h2>
      <p>{t('certifications.file_text')}</p>
      <div class="cluster">
        <Button isBusy={file.lang === 'fr'} onPress={() => void file.fetchFile('fr')}>
          <Icon name="download" />
          {t('certifications.download')}
        </Button>
        <Button variant="secondary" isBusy={file.lang === 'en'} onPress={() => void file.fetchFile('en')}>
          <Icon name="download" />
          {t('certifications.download_en')}
        </Button>
      </div>
      <div aria-live="polite">{file.said && <Notice tone={file.isFailed ? 'danger' : 'info'}>{file.said}</Notice>}</div>
      <Badge one={one} />
    </section>
  )
}
