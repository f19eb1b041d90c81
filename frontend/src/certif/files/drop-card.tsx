// Handing in a file: the sheet to fill in first, then the file itself; nothing is written yet.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { FileDrop } from '../../ui/file-drop/file-drop'
import { Icon } from '../../ui/icon/icon'
import type { SmallFile } from '../types'
import { contentOf, give } from './content'
import './files.css'

interface DropCardProps {
  /** What the sheet holds. */
  about: string
  accept: string
  askTemplate: () => Promise<SmallFile>
  /** Reads the content of a file; a refusal is said under the drop. */
  onContent: (content: string) => Promise<void>
}

export function DropCard({ about, accept, askTemplate, onContent }: DropCardProps): JSX.Element {
  const [file, setFile] = useState<File | null>(null)
  const [failure, setFailure] = useState('')
  const [isReading, setIsReading] = useState(false)
  const [isAsking, setIsAsking] = useState(false)

  async function read(chosen: File) {
    setIsReading(true)
    setFailure('')
    try {
      await onContent(await contentOf(chosen))
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
    } finally {
      setIsReading(false)
    }
  }

  async function download() {
    setIsAsking(true)
    setFailure('')
    try {
      give(await askTemplate())
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
    } finally {
      setIsAsking(false)
    }
  }

  return (
    <Card>
      <ol class="file-steps">
        <li>
          <h2>{t('files.fill')}</h2>
          <p class="soft">{about}</p>
          <Button variant="secondary" isBusy={isAsking} onPress={() => void download()}>
            <Icon name="download" />
            {t('files.template')}
          </Button>
        </li>
        <li>
          <h2>{t('files.hand_in')}</h2>
          <FileDrop
            name="file"
            label={t('files.file')}
            hint={t('files.file_hint')}
            error={failure || undefined}
            accept={accept}
            file={file}
            onFile={(chosen) => {
              setFile(chosen)
              setFailure('')
            }}
          />
          <Button isBusy={isReading} isDisabled={!file} onPress={() => file && void read(file)}>
            {t('files.read')}
          </Button>
        </li>
      </ol>
    </Card>
  )
}
