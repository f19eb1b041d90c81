// What new tests are given: the release in service, the others, retired questions, and who decided.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { Loaded } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { readContent } from '../../content/api'
import type { ContentInService } from '../../content/api'
import { History } from '../../content/history'
import { Releases } from '../../content/releases'
import { Retirement } from '../../content/retirement'
import './content.css'

function InService({ first }: { first: ContentInService }) {
  const [content, setContent] = useState(first)
  return (
    <div class="content-parts">
      <Releases content={content} onChange={setContent} />
      <Retirement content={content} onChange={setContent} />
      <History lines={content.history} />
    </div>
  )
}

export default function Content(): JSX.Element {
  const loading = useLoad(readContent, 'content')
  return (
    <Page title={t('content.title')} lead={t('content.lead')}>
      <Loaded from={loading} lines={8}>
        {(content) => <InService first={content} />}
      </Loaded>
    </Page>
  )
}
