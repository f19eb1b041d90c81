// The way into the demonstration test: what to expect, then straight to the first question, without an account.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Problem } from '../../shared/client'
import { client, reply } from '../../shared/client'
import { language, t, wordsOf } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { navigate } from '../../shared/router'
import { session, startAnonymous } from '../../shared/session'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'

const POINTS: readonly Key[] = ['demo.point1', 'demo.point2', 'demo.point3', 'demo.point4']

async function begin(): Promise<void> {
  if (session.get().state !== 'signed-in') await startAnonymous(language.get())
  const assessment = await reply(client.POST('/api/learner/assessments', { body: { kind: 'demo', competence_id: null } }))
  navigate(`/assessments/${assessment.id}`)
}

export default function Demo(): JSX.Element {
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  async function start() {
    setIsBusy(true)
    setProblem(null)
    try {
      await begin()
    } catch (error) {
      setProblem(asProblem(error))
      setIsBusy(false)
    }
  }

  return (
    <Page title={t('demo.title')} lead={t('demo.lead')} width="measure">
      <Card>
        <ul class="points">
          {POINTS.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
        <div class="form-card-action stack">
          <div role="alert">
            {problem && (
              <Notice tone="danger">
                <p>{wordsOf(problem.code)}</p>
              </Notice>
            )}
          </div>
          <Button isBusy={isBusy} onPress={() => void start()}>
            {t('demo.start')}
          </Button>
        </div>
      </Card>
    </Page>
  )
}
