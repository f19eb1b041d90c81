// One file, chosen or dropped. Usage: <FileDrop name="file" label="Fichier" accept=".xml,.zip" file={file} onFile={setFile} />
// Accessibility: the native file button does everything; dropping is only a shortcut.
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { formatSize, t } from '../../shared/i18n'
import { Control } from '../field/control'
import type { ControlProps } from '../field/control'
import { Icon } from '../icon/icon'
import '../icon/tools'
import './file-drop.css'

interface FileDropProps extends ControlProps {
  /** Ends of names, as the browser wants them: ".xml,.zip". */
  accept: string
  file: File | null
  onFile: (file: File | null) => void
}

export function FileDrop({ accept, file, onFile, ...around }: FileDropProps): JSX.Element {
  const [isOver, setIsOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const dropped = event.dataTransfer?.files[0]
    if (dropped) onFile(dropped)
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(true)
  }
  return (
    <Control {...around}>
      {(carried) => (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a shortcut; the button inside does the same
        <div class={isOver ? 'file-drop file-drop-over' : 'file-drop'} onDragOver={over} onDragLeave={() => setIsOver(false)} onDrop={drop}>
          <Icon name="upload" />
          <p class="file-drop-words">{t('ui.file.drop')}</p>
          <input {...carried} type="file" class="file-drop-box" accept={accept} onChange={({ currentTarget }) => onFile(currentTarget.files?.[0] ?? null)} />
          <p class="file-drop-chosen" role="status">
            {file && (
              <>
                <Icon name="check" /> {t('ui.file.chosen', { name: file.name, size: formatSize(file.size) })}
              </>
            )}
          </p>
        </div>
      )}
    </Control>
  )
}
