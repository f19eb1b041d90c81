// Many organizations at once: a file, what would come of it, then the creation.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { client, reply } from '../../shared/client'
import { t, tn, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button, ButtonLink } from '../../ui/button/button'
import { FileDrop } from '../../ui/file-drop/file-drop'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { Outcome, countOf } from '../organizations/outcome'
import { Pattern } from '../organizations/pattern'
import type { BatchLine } from '../types'
import './file.css'

interface Known {
  text: string
  lines: readonly BatchLine[]
  isTrial: boolean
}

async function send(lines: string, is_trial: boolean): Promise<Known> {
  const found = await reply(client.POST('/api/admin/organizations/batch', { body: { lines, is_trial } }))
  return { text: lines, lines: found.lines, isTrial: is_trial }
}

/** The text of a file from a spreadsheet: UTF-8, else the older encoding of Western offices. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function useBatch() {
  const [file, setFile] = useState<File | null>(null)
  const [known, setKnown] = useState<Known | null>(null)
  const [failure, setFailure] = useState('')
  const [isBusy, setIsBusy] = useState(false)

  async function ask(work: () => Promise<Known>) {
    setIsBusy(true)
    setFailure('')
    try {
      setKnown(await work())
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
    } finally {
      setIsBusy(false)
    }
  }

  function choose(chosen: File | null) {
    setFile(chosen)
    setKnown(null)
    setFailure('')
    if (chosen) void ask(async () => send(await textOf(chosen), true))
  }

  const create = () => known && void ask(() => send(known.text, false))
  return { file, known, failure, isBusy, choose, create }
}

function Next({ known, isBusy, onCreate }: { known: Known; isBusy: boolean; onCreate: () => void }) {
  const count = countOf(known.lines, 'created')
  if (!known.isTrial) return <ButtonLink href="/admin">{t('admin.see_organizations')}</ButtonLink>
  if (!count) return <p>{t('admin.nothing_to_create')}</p>
  return (
    <Button isBusy={isBusy} onPress={onCreate}>
      {tn('admin.create_n', count)}
    </Button>
  )
}

export default function ByFile(): JSX.Element {
  const { file, known, failure, isBusy, choose, create } = useBatch()
  const back = (
    <p>
      <a href="/admin">{t('admin.organizations')}</a>
    </p>
  )
  return (
    <Page title={t('admin.by_file')} lead={t('admin.file_lead')} before={back}>
      <div class="batch">
        <Pattern />
        <FileDrop name="file" label={t('admin.file')} accept=".csv,.txt" file={file} onFile={choose} />
        <div role="alert">
          {failure && (
            <Notice tone="danger">
              <p>{failure}</p>
            </Notice>
          )}
        </div>
        {isBusy && !known && <p role="status">{t('admin.checking')}</p>}
        {known && (
          <>
            <Outcome lines={known.lines} isTrial={known.isTrial} />
            <Next known={known} isBusy={isBusy} onCreate={create} />
          </>
        )}
      </div>
    </Page>
  )
}
