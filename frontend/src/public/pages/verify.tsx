// Verifying a certificate: its code typed, or brought by its QR code after "#", which browsers keep to themselves.
import type { JSX } from 'preact'
import { client, reply } from '../../shared/client'
import type { Problem } from '../../shared/client'
import { formatDateTime, t } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import type { Loading } from '../../shared/load'
import { place } from '../../shared/router'
import { useStore } from '../../shared/store'
import type { Verified } from '../../shared/types'
import { Loaded } from '../../ui/loaded/loaded'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { codeOfAddress, grouped, verifier } from '../verification/code'
import { CodeForm } from '../verification/form'
import { VerifiedResult } from '../verification/result'
import './verify.css'

interface Checked {
  found: Verified
  at: string
}

async function check(code: string): Promise<Checked> {
  const body = { code, device_id: verifier() }
  const found = await reply(client.POST('/api/public/certificates/verification', { body }))
  return { found, at: new Date().toISOString() }
}

const isUnknown = (problem: Problem): boolean => problem.code === 'certificate_unknown'

function Ask({ code = '' }: { code?: string }) {
  return (
    <div class="stack">
      <CodeForm key={code} code={code} />
      <p class="soft small">{t('verify.where')}</p>
    </div>
  )
}

function Unknown({ code }: { code: string }) {
  return (
    <Page title={t('verify.unknown_title')} width="narrow">
      <div class="stack">
        <Notice tone="danger">
          <p>{t('verify.code_was', { code: grouped(code) })}</p>
          <p>{t('verify.unknown_text')}</p>
        </Notice>
        <Ask code={code} />
      </div>
    </Page>
  )
}

function Verdict({ code, loading }: { code: string; loading: Loading<Checked> }) {
  if (loading.state === 'failed' && isUnknown(loading.problem)) return <Unknown code={code} />
  const checked = loading.state === 'ready' ? loading.value : null
  return (
    <Page
      title={checked ? t(`verify.${checked.found.status}`) : t('verify.title')}
      lead={checked && `${t('certifications.code')} ${grouped(code)}. ${t('verify.checked', { date: formatDateTime(checked.at) })}.`}
    >
      <Loaded from={loading}>{({ found }) => <VerifiedResult found={found} />}</Loaded>
    </Page>
  )
}

function Verdicts({ code }: { code: string }) {
  return <Verdict code={code} loading={useLoad(() => check(code), code)} />
}

export default function VerifyPage(): JSX.Element {
  const code = codeOfAddress(useStore(place).hash)
  if (code) return <Verdicts key={code} code={code} />
  return (
    <Page title={t('verify.title')} lead={t('verify.lead')} width="narrow">
      <Ask />
    </Page>
  )
}
