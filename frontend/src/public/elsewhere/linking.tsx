// The first arrival from a provider: which account here is theirs. Accessibility: native disclosures, the likeliest one open.
import type { ComponentChildren, JSX } from 'preact'
import type { HeldIdentity } from '../../shared/types'
import { t } from '../../shared/i18n'
import { Icon } from '../../ui/icon/icon'
import { LinkAccount } from './link-account'
import { NewAccount } from './new-account'
import { Pupil } from './pupil'
import './linking.css'

interface WayProps {
  title: string
  isOpen?: boolean
  children: ComponentChildren
}

function Way({ title, isOpen = false, children }: WayProps) {
  return (
    <details class="card way" name="account" open={isOpen}>
      <summary class="way-title">
        <h2>{title}</h2>
        <Icon name="down" />
      </summary>
      <div class="way-body stack">{children}</div>
    </details>
  )
}

interface LinkingProps {
  identity: HeldIdentity
  next: string
  /** Somebody is signed in and came back to link. */
  isBack: boolean
}

export function Linking({ identity, next, isBack }: LinkingProps): JSX.Element {
  const isPupil = identity.is_pupil && !isBack
  return (
    <div class="stack">
      {identity.is_pupil && (
        <Way title={t('elsewhere.pupil_title')} isOpen={isPupil}>
          <Pupil next={next} />
        </Way>
      )}
      <Way title={t('elsewhere.link_title')} isOpen={!isPupil}>
        <LinkAccount provider={identity.provider} next={next} />
      </Way>
      <Way title={t('elsewhere.new_title')}>
        <NewAccount next={next} />
      </Way>
    </div>
  )
}
