// A candidate being changed, as long as they have not come in.
import type { JSX } from 'preact'
import { Problem } from '../../../shared/client'
import { t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { navigate } from '../../../shared/router'
import { Card } from '../../../ui/card/card'
import { Loaded } from '../../../ui/loaded/loaded'
import { Notice } from '../../../ui/notice/notice'
import { Page } from '../../../ui/page/page'
import { say } from '../../../ui/toast/toasts'
import { changeCandidate, listCandidates } from '../../api'
import { CandidateForm } from '../../candidates/candidate-form'
import { nameOf } from '../../candidates/rows'
import { sessionsOf, useCenter } from '../../centers'
import { Back } from '../../session/back'
import type { Candidate, CandidateBody } from '../../types'

async function find(center: string, session: string, id: string): Promise<Candidate> {
  const found = (await listCandidates(center, session)).find((one) => one.id === id)
  if (!found) throw new Problem({ status: 404, code: 'candidate_not_found' })
  return found
}

export default function EditCandidate({ params }: { params: Record<string, string> }): JSX.Element {
  const center = useCenter()
  const { session = '', candidate: id = '' } = params
  const base = `${sessionsOf(center.id)}/${session}`
  const loading = useLoad(() => find(center.id, session, id), id)
  const title = loading.state === 'ready' ? nameOf(loading.value) : t('candidates.one')

  async function send(body: CandidateBody) {
    await changeCandidate(center.id, session, id, body)
    say(t('form.saved'))
    navigate(base)
  }

  return (
    <Page title={title} width="measure" before={<Back href={base} title={t('certif.back_to_session')} />}>
      <Loaded from={loading} lines={8}>
        {(candidate) =>
          candidate.has_joined ? (
            <Notice>
              <p>{t('error.candidate_joined')}</p>
            </Notice>
          ) : (
            <Card>
              <CandidateForm candidate={candidate} action={t('form.save')} send={send} onCancel={() => navigate(base)} />
            </Card>
          )
        }
      </Loaded>
    </Page>
  )
}
