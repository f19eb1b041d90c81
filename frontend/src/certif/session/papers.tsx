// The papers of a session, made from the list as it is.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { orderPaper } from '../api'
import { useCenter } from '../centers'
import { PAPERS } from '../types'
import type { Session } from '../types'
import { FileOrder } from './file-order'

export function Papers({ session }: { session: Session }): JSX.Element {
  const center = useCenter()
  return (
    <section class="stack" aria-labelledby="papers-title">
      <h2 id="papers-title">{t('papers.title')}</h2>
      <p class="soft">{t('papers.lead')}</p>
      <ul class="file-orders">
        {PAPERS.map((paper) => (
          <FileOrder key={paper} title={t(`papers.${paper}`)} icon="print" order={() => orderPaper(center.id, session.id, paper)}>
            {t(`papers.${paper}_text`)}
          </FileOrder>
        ))}
      </ul>
    </section>
  )
}
