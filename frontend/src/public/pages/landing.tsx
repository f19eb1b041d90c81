// The first page: what the service is and how to begin.
import { t } from '../../shared/i18n'
import { ButtonLink } from '../../ui/button/button'
import { Page } from '../../ui/page/page'

export default function Landing() {
  return (
    <Page title={t('nav.demo')}>
      <ButtonLink href="/demo">{t('nav.demo')}</ButtonLink>
    </Page>
  )
}
