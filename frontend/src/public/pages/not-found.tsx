// An address that leads nowhere, and where to go instead.
import { t } from '../../shared/i18n'
import { ButtonLink } from '../../ui/button/button'
import { Page } from '../../ui/page/page'

export default function NotFound() {
  return (
    <Page title={t('not_found.title')} lead={t('not_found.lead')} width="measure">
      <ButtonLink href="/">{t('not_found.home')}</ButtonLink>
    </Page>
  )
}
