// Trainings proposed from what was missed. Accessibility: those elsewhere say that they leave the site.
import { t, tn } from '../shared/i18n'
import type { Key } from '../shared/i18n'
import { Html } from '../shared/trusted'
import type { Training } from '../shared/types'
import { Icon } from '../ui/icon/icon'
import './tutorial-list.css'

function facts({ kind, minutes, editor }: Training): string {
  return [t(`training.${kind}` as Key), tn('play.minutes', minutes), editor].join(' · ')
}

function Item({ training }: { training: Training }) {
  if (training.html) {
    return (
      <details class="tutorial-page">
        <summary>
          <span class="tutorial-title" lang={training.lang}>
            {training.title}
          </span>
          <span class="tutorial-facts">{facts(training)}</span>
        </summary>
        <Html class="prose tutorial-body" html={training.html} lang={training.lang} />
      </details>
    )
  }
  return (
    <a class="tutorial-link" href={training.url ?? '#'} target="_blank" rel="noopener noreferrer">
      <span class="tutorial-title" lang={training.lang}>
        {training.title}
      </span>
      <span class="tutorial-facts">
        {facts(training)} · {t('play.new_window')}
      </span>
    </a>
  )
}

export function TrainingList({ trainings }: { trainings: readonly Training[] }) {
  return (
    <ul class="tutorials">
      {trainings.map((training) => (
        <li class="tutorial" key={training.id}>
          <Icon name="book" />
          <Item training={training} />
        </li>
      ))}
    </ul>
  )
}
