// The machines of institutions: what they may read, how much, whether they do.
import type { JSX } from 'preact'
import { t } from '../../../shared/i18n'
import { usePaging } from '../../../shared/paging'
import { ButtonLink } from '../../../ui/button/button'
import { Empty } from '../../../ui/empty/empty'
import { Loaded } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { Pager } from '../../../ui/pager/pager'
import { listClients } from '../../partners/api'
import { ClientsTable } from '../../partners/clients-table'
import './partners.css'

const addition = () => <ButtonLink href="/admin/partners/new">{t('partners.add')}</ButtonLink>

export default function Partners(): JSX.Element {
  const paging = usePaging(listClients, 'partners')
  return (
    <Page title={t('partners.title')} lead={t('partners.lead')} actions={addition()}>
      <Loaded from={paging.first} lines={6}>
        {(rows) => (rows.length ? <ClientsTable rows={rows} /> : <Empty title={t('partners.none')}>{t('partners.none_text')}</Empty>)}
      </Loaded>
      <Pager {...paging} />
    </Page>
  )
}
