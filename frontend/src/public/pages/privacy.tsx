// What we keep about people, why, and for how long.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { DocumentPage } from '../document'

export default function Privacy(): JSX.Element {
  return <DocumentPage name="privacy" title={t('privacy.title')} />
}
