// Files of pupils: hand one in, find those handed in lately.
import type { JSX } from 'preact'
import { t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { Empty } from '../../../ui/empty/empty'
import { Loaded } from '../../../ui/loaded/loaded'
import { listImports } from '../../imports/api'
import { History } from '../../imports/history'
import { SendCard, WhichFile } from '../../imports/send-card'
import { Frame } from '../../learners/frame'
import { isAdmin, useOrganization } from '../../organizations'
import './imports.css'

export default function ImportsPage(): JSX.Element {
  const organization = useOrganization()
  const { id } = organization
  const loading = useLoad(() => listImports(id), id)
  return (
    <Frame face={t('learners.tab_imports')} lead={t(isAdmin(organization) ? 'imports.lead' : 'imports.admins')}>
      {isAdmin(organization) && (
        <div class="imports-two">
          <SendCard organization={id} />
          <WhichFile />
        </div>
      )}
      <Loaded from={loading} lines={5}>
        {(jobs) =>
          jobs.length ? (
            <History organization={id} jobs={jobs} />
          ) : (
            <Empty title={t('imports.history_none')} drawing="file">
              <p>{t('imports.history_none_text')}</p>
            </Empty>
          )
        }
      </Loaded>
    </Frame>
  )
}
