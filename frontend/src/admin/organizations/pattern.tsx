// What the file looks like, and one to start from.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'

const FILE_NAME = 'organisations.csv'
const LINES = [
  'type;uai;name;admin_email;lang',
  'school;0750001D;Collège Ada-Lovelace;direction@college.test;fr',
  'center;;Centre du Port;accueil@centre.test;fr',
]

function keep(): void {
  const content = `\ufeff${LINES.join('\r\n')}\r\n`
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }))
  Object.assign(document.createElement('a'), { href: address, download: FILE_NAME }).click()
  window.setTimeout(() => URL.revokeObjectURL(address), 1000)
}

export function Pattern(): JSX.Element {
  return (
    <details class="pattern">
      <summary>{t('admin.pattern')}</summary>
      <ul>
        <li>{t('admin.pattern_columns')}</li>
        <li>{t('admin.pattern_types')}</li>
        <li>{t('admin.pattern_uai')}</li>
        <li>{t('admin.pattern_twice')}</li>
      </ul>
      <Button variant="secondary" onPress={keep}>
        <Icon name="download" />
        {t('admin.pattern_keep')}
      </Button>
      <p>{t('admin.pattern_example')}</p>
      <pre>{LINES.join('\n')}</pre>
    </details>
  )
}
