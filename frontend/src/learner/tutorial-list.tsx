// What to read, watch or do to learn more. Accessibility: our own pages unfold in place; others say they leave the site.
import { t, tn } from '../shared/i18n'
import type { Key } from '../shared/i18n'
import { Html } from '../shared/trusted'
import type { Tutorial } from '../shared/types'
import { Icon } from '../ui/icon/icon'
import './tutorial-list.css'

function facts({ kind, minutes, source }: Tutorial): string {
  return [t(`play.tutorial_${kind}` as Key), tn('play.minutes', minutes), source].join(' · ')
}

function Item({ tutorial }: { tutorial: Tutorial }) {
  if (tutorial.html) {
    return (
      <details class="tutorial-page">
        <summary>
          <span class="tutorial-title" lang={tutorial.lang}>
            {tutorial.title}
          </span>
          <span class="tutorial-facts">{facts(tutorial)}</span>
        </summary>
        <Html class="prose tutorial-body" html={tutorial.html} lang={tutorial.lang} />
      </details>
    )
  }
  return (
    <a class="tutorial-link" href={tutorial.url ?? '#'} target="_blank" rel="noopener noreferrer">
      <span class="tutorial-title" lang={tutorial.lang}>
        {tutorial.title}
      </span>
      <span class="tutorial-facts">
        {facts(tutorial)} · {t('play.new_window')}
      </span>
    </a>
  )
}

export function TutorialList({ tutorials }: { tutorials: readonly Tutorial[] }) {
  return (
    <ul class="tutorials">
      {tutorials.map((tutorial) => (
        <li class="tutorial" key={tutorial.id}>
          <Icon name="book" />
          <Item tutorial={tutorial} />
        </li>
      ))}
    </ul>
  )
}
