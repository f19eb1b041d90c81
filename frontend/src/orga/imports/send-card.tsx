// Where a file is handed in.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../shared/i18n'
import { useForm } from '../../shared/form'
import { navigate } from '../../shared/router'
import { Card } from '../../ui/card/card'
import { FormCard } from '../../ui/card/form-card'
import { FileDrop } from '../../ui/file-drop/file-drop'
import { Select } from '../../ui/select/select'
import { homeOf } from '../organizations'
import { beginImport } from './api'
import type { Format } from './api'
import { keepFile } from './sending'

const MOST_BYTES = 100 * 1024 * 1024
const FORMATS = ['auto', 'siecle', 'fregata', 'sup', 'onde', 'generic'] as const

const faultOf = (file: File | null) =>
  !file ? t('imports.file_missing') : file.size > MOST_BYTES ? t('imports.file_large') : ''

export function SendCard({ organization }: { organization: string }): JSX.Element {
  const [file, setFile] = useState<File | null>(null)
  const form = useForm({
    initial: { file: '', format: 'auto' },
    check: () => {
      const text = faultOf(file)
      return text ? [{ field: 'file', text }] : []
    },
    send: async ({ format }) => {
      if (!file) return
      const { job } = await beginImport(organization, { name: file.name, size: file.size, format: format as Format })
      keepFile(job.id, file)
      navigate(`${homeOf(organization)}/learners/imports/${job.id}`)
    },
  })
  return (
    <Card>
      <FormCard form={form} action={t('imports.send')}>
        <FileDrop
          name="file"
          label={t('imports.file')}
          hint={t('imports.file_hint')}
          error={form.bind('file').error}
          accept=".xml,.zip,.csv,.txt"
          file={file}
          onFile={setFile}
          isRequired
        />
        <Select
          {...form.bind('format')}
          label={t('imports.format')}
          options={FORMATS.map((value) => ({ value, label: t(`imports.format_${value}`) }))}
        />
      </FormCard>
    </Card>
  )
}

export function WhichFile(): JSX.Element {
  return (
    <section class="imports-help" aria-labelledby="which-file">
      <h2 id="which-file">{t('imports.help')}</h2>
      <ul>
        <li>{t('imports.help_siecle')}</li>
        <li>{t('imports.help_onde')}</li>
        <li>{t('imports.help_table')}</li>
      </ul>
      <p class="soft">{t('imports.help_kept')}</p>
    </section>
  )
}
