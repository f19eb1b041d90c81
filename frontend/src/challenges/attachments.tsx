// The files of a challenge. Accessibility: links that say the file's name and format; help for who cannot find it again.
import { t } from '../shared/i18n'
import type { Asset } from '../shared/types'
import { Icon } from '../ui/icon/icon'
import './attachments.css'

/** "XLSX": the format people see in the file's name. */
export const formatOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toUpperCase()

interface AttachmentsProps {
  files: readonly Asset[]
  lang: string
}

export function Attachments({ files, lang }: AttachmentsProps) {
  if (!files.length) return null
  return (
    <div class="attachments">
      <ul class="attachments-list" aria-label={t('play.files')}>
        {files.map((file) => (
          <li key={file.name}>
            <a class="attachment" href={file.url} download={file.name} target="_blank" rel="noopener">
              <Icon name="download" />
              <span>
                <span class="attachment-label" lang={lang}>
                  {file.label || file.name}
                </span>
                <span class="attachment-format">{t('play.file_format', { name: file.name, format: formatOf(file.name) })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <details class="attachments-help">
        <summary>{t('play.files_help_title')}</summary>
        <p>{t('play.files_help')}</p>
      </details>
    </div>
  )
}
