// The organizations and centers of the service.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Page } from '../../ui/page/page'

export default function Organizations(): JSX.Element {
  return <Page title={t('admin.organizations')}>{null}</Page>
}
