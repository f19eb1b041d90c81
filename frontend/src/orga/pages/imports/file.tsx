// One file, from its sending to its end.
import type { JSX } from 'preact'
import { t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { Icon } from '../../../ui/icon/icon'
import { Loaded } from '../../../ui/loaded/loaded'
import { findImport } from '../../imports/api'
import { ImportFollowed } from '../../imports/followed'
import { Frame } from '../../learners/frame'
import { homeOf, useOrganization } from '../../organizations'
import './imports.css'

export default function ImportPage({ params }: { params: { job: string } }): JSX.Element {
  const { id } = useOrganization()
  const loading = useLoad(() => findImport(id, params.job), `${id} ${params.job}`)
  const name = loading.state === 'ready' ? loading.value.options.name : undefined
  return (
    <Frame face={name ?? t('learners.tab_imports')} lead={t('imports.title')}>
      <p>
        <a class="imports-back" href={`${homeOf(id)}/learners/imports`}>
          <Icon name="back" /> {t('imports.back')}
        </a>
      </p>
      <Loaded from={loading} lines={6}>
        {(job) => <ImportFollowed key={job.id} organization={id} first={job} />}
      </Loaded>
    </Frame>
  )
}
