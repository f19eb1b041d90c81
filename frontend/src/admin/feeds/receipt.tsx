// What the receiver said of a night: accepted or not, and the lines it could not take.
import type { JSX } from 'preact'
import { formatDateTime, t, tn } from '../../shared/i18n'
import { Card } from '../../ui/card/card'
import { Notice } from '../../ui/notice/notice'
import { Table } from '../../ui/table/table'
import type { RunSheet } from './api'

type Receipt = NonNullable<RunSheet['receipt']>

function Rejected({ lines }: { lines: Receipt['rejected'] }) {
  return (
    <Table
      caption={tn('feeds.rejected_lines', lines.length)}
      rows={lines}
      keyOf={({ certification_id }) => certification_id}
      columns={[
        {
          id: 'certification',
          title: t('feeds.certification'),
          isHeader: true,
          cell: ({ certification_id }) => (
            <a href={`/admin/certification/candidates/${certification_id}`}>
              <code>{certification_id}</code>
            </a>
          ),
        },
        { id: 'code', title: t('feeds.rejected_code'), cell: ({ code }) => <code>{code}</code> },
      ]}
    />
  )
}

export function ReceiptCard({ run }: { run: RunSheet }): JSX.Element {
  const { receipt, state } = run
  return (
    <Card as="section" labelledBy="feed-receipt">
      <div class="stack">
        <h2 id="feed-receipt">{t('feeds.receipt')}</h2>
        {receipt ? (
          <>
            <Notice tone={receipt.status === 'rejected' ? 'danger' : receipt.rejected.length ? 'warning' : 'success'}>
              <p>
                <strong>{t(`feeds.receipt_${receipt.status}`)}</strong>{' '}
                {t('feeds.receipt_by', { name: receipt.client, when: formatDateTime(receipt.at) })}
              </p>
            </Notice>
            {receipt.rejected.length > 0 && <Rejected lines={receipt.rejected} />}
          </>
        ) : (
          <p>{t(state === 'done' ? 'feeds.receipt_none' : 'feeds.receipt_later')}</p>
        )}
      </div>
    </Card>
  )
}
