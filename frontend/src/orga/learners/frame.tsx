// The faces of the list, one under another: who is on it, doubles, cards, imports, who can be certified.
import type { ComponentChildren, JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Page } from '../../ui/page/page'
import { Tabs } from '../../ui/tabs/tabs'
import { homeOf, useOrganization } from '../organizations'
import { peopleKey } from '../people'

const FACES = [
  ['', 'learners.tab_list'],
  ['/cards', 'learners.tab_cards'],
  ['/doubles', 'learners.tab_doubles'],
  ['/imports', 'learners.tab_imports'],
  ['/certifiability', 'learners.tab_certifiability'],
] as const

interface FrameProps {
  lead: string
  /** The face shown, when it is not the list itself. */
  face?: string
  actions?: ComponentChildren
  children: ComponentChildren
}

export function Frame({ lead, face, actions, children }: FrameProps): JSX.Element {
  const { id, type } = useOrganization()
  const people = t(peopleKey(type))
  const items = FACES.map(([path, key]) => ({ href: `${homeOf(id)}/learners${path}`, title: t(key) }))
  return (
    <Page title={face ?? people} tabTitle={face && `${face} · ${people}`} lead={lead} actions={actions}>
      <div class="stack">
        <Tabs label={t('learners.sections')} items={items} />
        {children}
      </div>
    </Page>
  )
}
