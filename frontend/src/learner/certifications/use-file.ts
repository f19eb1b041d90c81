// Fetches a certificate; a copy that is being made is asked for again until it is there.
import { useEffect, useRef, useState } from 'preact/hooks'
import { client, reply } from '../../shared/client'
import { t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import type { Lang } from '../../shared/types'

const PAUSE_MS = 1500
const TRIES = 20

export type FileState = { lang: Lang | null; said: string; isFailed: boolean }

const address = async (id: string, lang: Lang): Promise<string | null> => {
  const params = { path: { certification_id: id } }
  return (await reply(client.POST('/api/learner/certifications/{certification_id}/file', { params, body: { lang } }))).address
}

export function useFile(id: string): FileState & { fetchFile: (lang: Lang) => Promise<void> } {
  const [state, setState] = useState<FileState>({ lang: null, said: '', isFailed: false })
  const isHere = useRef(true)
  useEffect(() => () => void (isHere.current = false), [])

  async function fetchFile(lang: Lang): Promise<void> {
    setState({ lang, said: '', isFailed: false })
    try {
      for (let tries = 0; tries < TRIES && isHere.current; tries += 1) {
        const found = await address(id, lang)
        if (found) {
          setState({ lang: null, said: '', isFailed: false })
          return window.location.assign(found)
        }
        setState({ lang, said: t('certifications.making'), isFailed: false })
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
      setState({ lang: null, said: t('certifications.slow'), isFailed: true })
    } catch (error) {
      setState({ lang: null, said: wordsOf(asProblem(error).code), isFailed: true })
    }
  }
  return { ...state, fetchFile }
}
