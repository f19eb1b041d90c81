// Why results are not for this feed, by reason; and the files that were made.
import type { JSX } from 'preact'
import { Bars } from '../../charts/bars'
import { formatNumber, formatSize, hasKey, t, tn } from '../../shared/i18n'
import { Card } from '../../ui/card/card'
import { Table } from '../../ui/table/table'
import type { RunSheet } from './api'

const reasonOf = (reason: string): string => {
  const key = `feeds.reason.${reason}`
  return hasKey(key) ? t(key) : reason
}

export function Refusals({ run: { counts } }: { run: RunSheet }): JSX.Element {
  const reasons = Object.entries(counts.by_reason).sort(([, one], [, other]) => other - one)
  return (
    <Card as="section" labelledBy="feed-refusals">
      <div class="stack">
        <h2 id="feed-refusals">{t('feeds.refusals')}</h2>
        {reasons.length ? (
          <>
            <p>{tn('feeds.refused', counts.refused)}</p>
            <Bars
              caption={t('feeds.refusals')}
              valueTitle={t('feeds.results')}
              bars={reasons.map(([id, count]) => ({ id, label: reasonOf(id), share: count / counts.refused, text: formatNumber(count) }))}
            />
          </>
        ) : (
          <p>{t('feeds.refused_none')}</p>
        )}
      </div>
    </Card>
  )
}

export function Files({ run: { files, manifest_sha256 } }: { run: RunSheet }): JSX.Element {
  return (
    <Card as="section" labelledBy="feed-files">
      <div class="stack">
        <h2 id="feed-files">{t('feeds.files')}</h2>
        {files.length ? (
          <Table
            caption={t('feeds.files')}
            isCaptionHidden
            rows={files}
            keyOf={({ name }) => name}
            columns={[
              { id: 'name', title: t('feeds.file'), isHeader: true, cell: ({ name }) => <code>{name}</code> },
              { id: 'lines', title: t('feeds.lines'), isNumber: true, cell: ({ lines }) => formatNumber(lines) },
              { id: 'bytes', title: t('feeds.size'), isNumber: true, cell: ({ bytes }) => formatSize(bytes) },
            ]}
          />
        ) : (
          <p>{t('feeds.files_none')}</p>
        )}
        {manifest_sha256 && (
          <p class="small soft feed-print">
            {t('feeds.manifest')} <code>{manifest_sha256}</code>
          </p>
        )}
      </div>
    </Card>
  )
}
