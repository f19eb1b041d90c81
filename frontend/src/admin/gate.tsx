// Before any page of the staff: is one of them, with a second factor?
import type { ComponentChildren, JSX } from 'preact'
import { t } from '../shared/i18n'
import { session } from '../shared/session'
import { useStore } from '../shared/store'
import { ButtonLink } from '../ui/button/button'
import { Notice } from '../ui/notice/notice'
import { Page } from '../ui/page/page'

export function Gate({ children }: { children: ComponentChildren }): JSX.Element {
  const { user } = useStore(session)
  if (!user || (user.is_staff && user.has_second_factor)) return <>{children}</>
  return (
    <Page title={t('admin.reserved')} width="measure">
      <div class="stack">
        <Notice tone="warning">
          <p>{t(user.is_staff ? 'admin.second_factor' : 'admin.reserved_text')}</p>
        </Notice>
        <p>
          {user.is_staff ? (
            <ButtonLink href="/account">{t('admin.second_factor_add')}</ButtonLink>
          ) : (
            <ButtonLink href="/dashboard">{t('nav.my_skills')}</ButtonLink>
          )}
        </p>
      </div>
    </Page>
  )
}
