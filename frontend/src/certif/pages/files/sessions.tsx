// Making the sessions of a file, with their candidates: handed in, looked at, accepted.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t, tn } from '../../../shared/i18n'
import { navigate } from '../../../shared/router'
import { Page } from '../../../ui/page/page'
import { say } from '../../../ui/toast/toasts'
import { handInSessions, sessionTemplate } from '../../api'
import { homeOf, useCenter } from '../../centers'
import { DropCard } from '../../files/drop-card'
import { SessionPreview } from '../../files/session-preview'
import { Back } from '../../session/back'
import { usualZone } from '../../sessions/zones'
import type { SessionFile } from '../../types'
import '../../candidates/candidates.css'

interface Read {
  content: string
  found: SessionFile
}

export default function SessionsByFile(): JSX.Element {
  const center = useCenter()
  const home = homeOf(center.id)
  const [read, setRead] = useState<Read | null>(null)

  async function look(content: string) {
    setRead({ content, found: await handInSessions(center.id, { content, is_trial: true, zone: usualZone() }) })
  }

  async function accept(content: string) {
    const { sessions } = await handInSessions(center.id, { content, is_trial: false, zone: usualZone() })
    const made = sessions.filter(({ status }) => status === 'new').length
    const people = sessions.reduce((sum, { candidates }) => sum + candidates, 0)
    say(t('files.made', { sessions: tn('files.sessions_made', made), people: tn('files.people_new', people) }))
    navigate(home)
  }

  return (
    <Page title={t('files.sessions_title')} lead={t('files.sessions_lead')} before={<Back href={home} />}>
      {read ? (
        <SessionPreview found={read.found} accept={() => accept(read.content)} onAnother={() => setRead(null)} />
      ) : (
        <DropCard about={t('files.sessions_about')} accept=".csv,.ods" askTemplate={() => sessionTemplate(center.id)} onContent={look} />
      )}
    </Page>
  )
}
