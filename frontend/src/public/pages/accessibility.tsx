// What is accessible here, what is not, and how we know.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { DocumentPage } from '../document'

export default function Accessibility(): JSX.Element {
  return <DocumentPage name="accessibility" title={t('accessibility.title')} />
}
