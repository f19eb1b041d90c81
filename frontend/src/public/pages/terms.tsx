// The rules of the service, in plain words.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { DocumentPage } from '../document'

export default function Terms(): JSX.Element {
  return <DocumentPage name="terms" title={t('terms.title')} />
}
