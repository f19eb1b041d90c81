// Enrolling the candidates of a file: handed in, looked at, accepted.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t, tn } from '../../../shared/i18n'
import { navigate } from '../../../shared/router'
import { Page } from '../../../ui/page/page'
import { say } from '../../../ui/toast/toasts'
import { candidateTemplate, handInCandidates } from '../../api'
import { sessionsOf, useCenter } from '../../centers'
import { CandidatePreview } from '../../files/candidate-preview'
import { DropCard } from '../../files/drop-card'
import { Back } from '../../session/back'
import type { CandidateFile } from '../../types'

interface Read {
  content: string
  found: CandidateFile
}

export default function CandidatesByFile({ params }: { params: Record<string, string> }): JSX.Element {
  const center = useCenter()
  const session = params.session ?? ''
  const base = `${sessionsOf(center.id)}/${session}`
  const [read, setRead] = useState<Read | null>(null)

  async function look(content: string) {
    setRead({ content, found: await handInCandidates(center.id, session, { content, is_trial: true, with_changed: false }) })
  }

  async function accept(content: string, withChanged: boolean) {
    const { added, changed } = await handInCandidates(center.id, session, { content, is_trial: false, with_changed: withChanged })
    say([tn('classes.done', added), ...(changed ? [tn('files.changed', changed)] : [])].join(' '))
    navigate(base)
  }

  return (
    <Page title={t('candidates.by_file')} lead={t('files.candidates_lead')} before={<Back href={base} title={t('certif.back_to_session')} />}>
      {read ? (
        <CandidatePreview found={read.found} accept={(withChanged) => accept(read.content, withChanged)} onAnother={() => setRead(null)} />
      ) : (
        <DropCard about={t('files.candidates_about')} accept=".ods,.csv" askTemplate={() => candidateTemplate(center.id, session)} onContent={look} />
      )}
    </Page>
  )
}
