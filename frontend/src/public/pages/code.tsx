// Entering a campaign's code: nine characters, typed as one likes.
import type { JSX } from 'preact'
import { CodeForm } from '../code-form'
import { t } from '../../shared/i18n'
import { Card } from '../../ui/card/card'
import { Page } from '../../ui/page/page'

export default function CodePage(): JSX.Element {
  return (
    <Page title={t('code.title')} lead={t('code.lead')} width="narrow">
      <div class="stack">
        <Card>
          <CodeForm />
        </Card>
        <p class="soft small">{t('code.help')}</p>
      </div>
    </Page>
  )
}
