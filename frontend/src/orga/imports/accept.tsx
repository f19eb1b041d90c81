// All of a preview, or a part of it, to the list.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatNumber, t, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Group } from '../../ui/field/control'
import { Notice } from '../../ui/notice/notice'
import { acceptImport, completeImport, countOf } from './api'
import { Discard } from './discard'
import type { StepProps } from './followed'

const CHOICES = ['new', 'changed', 'gone', 'doubtful'] as const
type Choice = (typeof CHOICES)[number]
type Writable = Exclude<Choice, 'doubtful'>

function usePressed(work: () => Promise<void>) {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')
  async function press() {
    setIsBusy(true)
    setFailure('')
    try {
      await work()
    } catch (error) {
      setFailure(asProblem(error).code)
      setIsBusy(false)
    }
  }
  return { isBusy, failure, press: () => void press() }
}

function Outdated({ organization, job, onJob }: StepProps) {
  const again = usePressed(async () => onJob(await completeImport(organization, job.id)))
  return (
    <Notice tone="warning" isLive>
      <p>{again.failure ? wordsOf(again.failure) : t('imports.outdated')}</p>
      <p>
        <Button isBusy={again.isBusy} onPress={again.press}>
          {t('imports.compare')}
        </Button>
      </p>
    </Notice>
  )
}

interface BoxProps {
  choice: Choice
  n: number
  isChosen: boolean
  onChange: (isChosen: boolean) => void
}

function Box({ choice, n, isChosen, onChange }: BoxProps) {
  return (
    <label class="imports-box">
      <input type="checkbox" name={choice} checked={isChosen} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      <span>{t(`imports.accept_${choice}`, { n: formatNumber(n) })}</span>
    </label>
  )
}

/** Who is missing from a partial file has not left: only whole files of schools begin with that box ticked. */
const WHOLE = new Set<unknown>(['siecle', 'onde', 'fregata'])
const firstChoices = (format: unknown, isPartial: boolean): readonly Choice[] =>
  WHOLE.has(format) && !isPartial ? ['new', 'changed', 'gone'] : ['new', 'changed']

interface AcceptProps extends StepProps {
  /** So many are missing that the file may be a part of the list. */
  isPartial: boolean
}

export function Accept({ isPartial, ...props }: AcceptProps): JSX.Element {
  const { organization, job, onJob } = props
  const there = CHOICES.filter((choice) => countOf(job, choice) > 0)
  const [chosen, setChosen] = useState<readonly Choice[]>(firstChoices(job.outcome.format, isPartial))
  const wanted = there.filter((choice) => chosen.includes(choice))
  const accept = usePressed(async () => {
    const categories = wanted.filter((choice): choice is Writable => choice !== 'doubtful')
    onJob(await acceptImport(organization, job.id, { categories, with_doubtful: wanted.includes('doubtful') }))
  })
  if (!there.length) {
    return (
      <div class="cluster">
        <p role="status">{t('imports.nothing')}</p>
        <Discard organization={organization} job={job} />
      </div>
    )
  }
  if (accept.failure === 'preview_outdated') return <Outdated {...props} />
  const change = (choice: Choice) => (isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, choice] : chosen.filter((one) => one !== choice))
  return (
    <Card>
      <div class="stack">
        <Group name="accepted" label={t('imports.accept_title')} hint={t('imports.accept_hint')}>
          {there.map((choice) => (
            <Box key={choice} choice={choice} n={countOf(job, choice)} isChosen={chosen.includes(choice)} onChange={change(choice)} />
          ))}
        </Group>
        <div role="alert">
          {accept.failure && (
            <Notice tone="danger">
              <p>{wordsOf(accept.failure)}</p>
            </Notice>
          )}
        </div>
        <div class="cluster">
          <Button isBusy={accept.isBusy} isDisabled={!wanted.length} onPress={accept.press}>
            {t('imports.accept')}
          </Button>
          <Discard organization={organization} job={job} />
          {!wanted.length && <p class="soft">{t('imports.accept_none')}</p>}
        </div>
      </div>
    </Card>
  )
}
