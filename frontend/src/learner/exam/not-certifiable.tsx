// One cannot take the exam yet: what is missing, and where to go for it.
import type { JSX } from 'preact'
import { client, reply } from '../../shared/client'
import { framework } from '../../shared/framework'
import { t } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { Button, ButtonLink } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Loaded } from '../../ui/loaded/loaded'
import { Page } from '../../ui/page/page'
import { Missing } from '../certifiability'

const loadProfile = async () => {
  const [found, profile] = await Promise.all([framework(), reply(client.GET('/api/learner/profile'))])
  return { found, profile }
}

/** `isKnown`: it is the profile of who is signed in. */
export function NotCertifiable({ isKnown, onBack }: { isKnown: boolean; onBack: () => void }): JSX.Element {
  const loading = useLoad(loadProfile, '')
  return (
    <Page key="missing" title={t('exam.missing_title')} lead={t('exam.missing_lead')} width="measure">
      <div class="stack">
        {isKnown && (
          <Card>
            <Loaded from={loading}>{(value) => <Missing {...value} />}</Loaded>
          </Card>
        )}
        <p>{t('exam.missing_text')}</p>
        <div class="cluster">
          <ButtonLink href="/dashboard">{t('exam.missing_go')}</ButtonLink>
          <Button variant="quiet" onPress={onBack}>
            {t('exam.missing_back')}
          </Button>
        </div>
      </div>
    </Page>
  )
}
