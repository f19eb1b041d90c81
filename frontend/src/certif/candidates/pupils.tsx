// The pupils of a class, ticked or not, and their enrolment.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, t, tn, wordsOf } from '../../shared/i18n'
import { asProblem } from '../../shared/load'
import { navigate } from '../../shared/router'
import { Button } from '../../ui/button/button'
import { Notice } from '../../ui/notice/notice'
import { Status } from '../../ui/status/status'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import { say } from '../../ui/toast/toasts'
import { enrolPupils } from '../api'
import { sessionsOf, useCenter } from '../centers'
import type { Pupil } from '../types'
import { EligibilityCell } from './eligibility'
import { nameOf } from './rows'
import './candidates.css'

/** As many at once as the server takes. */
const AT_ONCE = 100

const mayEnrol = ({ is_enrolled, birth_date }: Pupil) => !is_enrolled && birth_date !== null

function Standing({ pupil }: { pupil: Pupil }) {
  if (pupil.is_enrolled) {
    return (
      <Status tone="info" icon="check">
        {t('classes.enrolled')}
      </Status>
    )
  }
  if (!pupil.birth_date) {
    return (
      <Status tone="warning" icon="alert">
        {t('classes.undated')}
      </Status>
    )
  }
  return <EligibilityCell eligibility={pupil.eligibility} about={nameOf(pupil)} />
}

interface PupilsProps {
  session: string
  school: string
  pupils: readonly Pupil[]
}

export function Pupils({ session, school, pupils }: PupilsProps): JSX.Element {
  const center = useCenter()
  const free = pupils.filter(mayEnrol)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(free.map(({ learner_id }) => learner_id)))
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const tick = (chosen: readonly Pupil[]) => setTicked(new Set(chosen.map(({ learner_id }) => learner_id)))
  const turn = (id: string) => setTicked((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))

  async function enrol() {
    setIsBusy(true)
    setFailure('')
    try {
      const ids = [...ticked].sort()
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        await enrolPupils(center.id, session, { school_id: school, learner_ids: ids.slice(from, from + AT_ONCE) })
      }
      say(tn('classes.done', ids.length))
      navigate(`${sessionsOf(center.id)}/${session}`)
    } catch (error) {
      setFailure(wordsOf(asProblem(error).code))
      setIsBusy(false)
    }
  }

  const columns: Column<Pupil>[] = [
    {
      id: 'tick',
      title: t('classes.take'),
      isTitleHidden: true,
      cell: (pupil) => (
        <input
          type="checkbox"
          class="tick-box"
          aria-label={t('classes.take_one', { name: nameOf(pupil) })}
          checked={ticked.has(pupil.learner_id)}
          disabled={!mayEnrol(pupil)}
          onChange={() => turn(pupil.learner_id)}
        />
      ),
    },
    { id: 'name', title: t('candidates.column.name'), isHeader: true, sortBy: nameOf, cell: nameOf },
    {
      id: 'born',
      title: t('candidates.birth_date'),
      sortBy: ({ birth_date }) => birth_date ?? '',
      cell: ({ birth_date }) => (birth_date ? formatDay(birth_date, 'medium') : '–'),
    },
    { id: 'standing', title: t('candidates.column.eligibility'), cell: (pupil) => <Standing pupil={pupil} /> },
  ]

  return (
    <div class="stack">
      <div class="candidate-head">
        <p role="status">{tn('classes.ticked', ticked.size, { all: pupils.length })}</p>
        <div class="cluster">
          <Button variant="quiet" onPress={() => tick(free)}>
            {t('classes.tick_all')}
          </Button>
          <Button variant="quiet" onPress={() => tick(free.filter(({ eligibility }) => eligibility.state === 'ready'))}>
            {t('classes.tick_ready')}
          </Button>
          <Button variant="quiet" onPress={() => tick([])}>
            {t('classes.tick_none')}
          </Button>
        </div>
      </div>
      <Table caption={t('classes.pupils')} isCaptionHidden rows={pupils} columns={columns} keyOf={({ learner_id }) => learner_id} order={{ column: 'name', direction: 'up' }} />
      <div role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      <Button isBusy={isBusy} isDisabled={!ticked.size} onPress={() => void enrol()}>
        {tn('classes.enrol', ticked.size)}
      </Button>
    </div>
  )
}
