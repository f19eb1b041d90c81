// The sessions of a center.
import type { JSX } from 'preact'
import { t } from '../../../shared/i18n'
import { Page } from '../../../ui/page/page'
import { useCenter } from '../../centers'

export default function Sessions(): JSX.Element {
  const { name } = useCenter()
  return (
    <Page title={t('sessions.title')} lead={name}>
      {null}
    </Page>
  )
}
