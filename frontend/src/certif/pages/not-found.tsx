// An address that leads nowhere in the centers' space.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { ButtonLink } from '../../ui/button/button'
import { Page } from '../../ui/page/page'

export default function NotFound(): JSX.Element {
  return (
    <Page title={t('not_found.title')} lead={t('not_found.lead')} width="measure">
      <ButtonLink href="/certif">{t('certif.back')}</ButtonLink>
    </Page>
  )
}
