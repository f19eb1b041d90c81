// What one accepts when an account is made, with the pages to read.
import type { JSX } from 'preact'
import { t } from '../shared/i18n'

export function TermsLabel(): JSX.Element {
  return (
    <>
      {t('sign_up.terms_before')} <a href="/terms">{t('sign_up.terms_link')}</a> {t('sign_up.terms_between')}{' '}
      <a href="/privacy">{t('sign_up.privacy_link')}</a>.
    </>
  )
}
