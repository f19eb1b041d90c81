// Everybody on the list of the organization: by class, by name, with or without an account.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t, tn } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { usePaging } from '../../../shared/paging'
import { Button, ButtonLink } from '../../../ui/button/button'
import { Empty } from '../../../ui/empty/empty'
import { Icon } from '../../../ui/icon/icon'
import { Loaded } from '../../../ui/loaded/loaded'
import { Pager } from '../../../ui/pager/pager'
import { AddDialog } from '../../learners/add-dialog'
import { listDivisions, listLearners, searchLearners } from '../../learners/api'
import type { Learner } from '../../learners/api'
import { EVERYBODY, Filters } from '../../learners/filters'
import type { Wanted } from '../../learners/filters'
import { Frame } from '../../learners/frame'
import { Rows } from '../../learners/rows'
import { homeOf, isAdmin, useOrganization } from '../../organizations'
import './learners.css'

const fits =
  ({ division, account, name }: Wanted) =>
  (learner: Learner) =>
    (account === 'any' || learner.has_account === (account === 'with')) &&
    (!name || !division || learner.division === division.slice(1))

function NobodyYet({ organization, canImport }: { organization: string; canImport: boolean }) {
  const go = <ButtonLink href={`${homeOf(organization)}/learners/imports`}>{t('learners.import')}</ButtonLink>
  return (
    <Empty title={t('learners.empty_title')} drawing="people" action={canImport && go}>
      <p>{t('learners.empty_text')}</p>
    </Empty>
  )
}

export default function LearnersPage(): JSX.Element {
  const organization = useOrganization()
  const { id } = organization
  const [wanted, setWanted] = useState<Wanted>(EVERYBODY)
  const [isAdding, setIsAdding] = useState(false)
  const divisions = useLoad(() => listDivisions(id), id)
  const ask = (cursor?: string) =>
    wanted.name ? searchLearners(id, wanted.name) : listLearners(id, wanted.division ? wanted.division.slice(1) : undefined, cursor)
  const paging = usePaging(ask, `${id} ${wanted.division} ${wanted.name}`)
  const known = divisions.state === 'ready' ? divisions.value : []
  const refresh = () => {
    divisions.retry()
    paging.first.retry()
  }
  const add = (
    <Button onPress={() => setIsAdding(true)}>
      <Icon name="plus" />
      {t('learners.add')}
    </Button>
  )
  return (
    <Frame lead={t('learners.lead')} actions={add}>
      <Filters wanted={wanted} divisions={known} onWanted={setWanted} />
      <Loaded from={paging.first} lines={8}>
        {(rows) => {
          const shown = rows.filter(fits(wanted))
          const isAll = wanted.name === '' && wanted.division === '' && wanted.account === 'any'
          if (!shown.length && isAll) return <NobodyYet organization={id} canImport={isAdmin(organization)} />
          if (!shown.length && !paging.hasMore)
            return (
              <Empty title={t('learners.nobody_title')} drawing="people">
                <p>{t('learners.nobody_text')}</p>
              </Empty>
            )
          return (
            <>
              <p class="soft small" role="status">
                {tn('learners.shown', shown.length)}
                {wanted.account !== 'any' && paging.hasMore && `. ${t('learners.shown_so_far')}`}
              </p>
              <Rows organization={id} learners={shown} />
            </>
          )
        }}
      </Loaded>
      <Pager {...paging} />
      <AddDialog isOpen={isAdding} organization={id} onDone={refresh} onClose={() => setIsAdding(false)} />
    </Frame>
  )
}
