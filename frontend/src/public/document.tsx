// A long text with sections, brought in the page's language.
import type { JSX } from 'preact'
import { frenchSpaces, language } from '../shared/i18n'
import { useLoad } from '../shared/load'
import { useStore } from '../shared/store'
import { Loaded } from '../ui/loaded/loaded'
import { Page } from '../ui/page/page'

interface Section {
  title: string
  text: string[]
  list?: string[]
}
interface Document {
  lead: string
  updated: string
  sections: Section[]
}

const files = import.meta.glob<{ default: Document }>('../../locales/pages/*.json')

async function read(name: string, lang: string): Promise<Document> {
  const load = files[`../../locales/pages/${name}.${lang}.json`]
  if (!load) throw new Error(`No text ${name} in ${lang}`)
  return (await load()).default
}

function Sections({ sections }: { sections: Section[] }) {
  return (
    <div class="prose">
      {sections.map(({ title, text, list }) => (
        <section key={title}>
          <h2>{frenchSpaces(title)}</h2>
          {text.map((paragraph) => (
            <p key={paragraph}>{frenchSpaces(paragraph)}</p>
          ))}
          {list && (
            <ul>
              {list.map((item) => (
                <li key={item}>{frenchSpaces(item)}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
}

export function DocumentPage({ name, title }: { name: string; title: string }): JSX.Element {
  const lang = useStore(language)
  const loading = useLoad(() => read(name, lang), `${name}.${lang}`)
  const lead = loading.state === 'ready' ? frenchSpaces(loading.value.lead) : undefined
  return (
    <Page title={title} lead={lead} width="measure">
      <Loaded from={loading} lines={12}>
        {(found) => (
          <>
            <Sections sections={found.sections} />
            <p class="document-date soft small">{found.updated}</p>
          </>
        )}
      </Loaded>
    </Page>
  )
}
