// The way into a room: number and secret of the kit, typed or scanned, signed in as oneself.
import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { useForm } from '../../shared/form'
import { formatDay, t, tn, wordsOf } from '../../shared/i18n'
import { asProblem, isPassing, useLoad } from '../../shared/load'
import { navigate } from '../../shared/router'
import { session } from '../../shared/session'
import { useStore } from '../../shared/store'
import { ButtonLink } from '../../ui/button/button'
import { FormCard } from '../../ui/card/form-card'
import { Field } from '../../ui/field/field'
import { Notice } from '../../ui/notice/notice'
import { Page } from '../../ui/page/page'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { enterRoom, listRooms } from '../api'
import { forgetDoor, readDoor } from '../door'
import type { Door } from '../door'
import { keep } from '../passes'
import type { OpenRoom } from '../types'
import './open.css'

const addressOf = (id: string): string => `/certif/room/${id}`

async function enter({ number, secret }: Door): Promise<void> {
  const opened = await enterRoom(number, secret)
  forgetDoor()
  keep(opened)
  navigate(addressOf(opened.room.session_id))
}

const LONGEST = { number: 40, secret: 60 }

function DoorForm({ door }: { door: Door }) {
  const form = useForm({
    initial: { number: door.number, secret: door.secret },
    check: ({ number, secret }) => [
      ...(number.trim() ? [] : [{ field: 'number', text: t('room.door.number_missing') }]),
      ...(secret.trim() ? [] : [{ field: 'secret', text: t('room.door.secret_missing') }]),
    ],
    send: enter,
  })
  return (
    <FormCard form={form} action={t('room.door.open')}>
      <Field {...form.bind('number')} label={t('room.door.number')} hint={t('room.door.number_hint')} writes="code" autocomplete="off" maxLength={LONGEST.number} isRequired />
      <Field {...form.bind('secret')} label={t('room.door.secret')} hint={t('room.door.secret_hint')} writes="code" autocomplete="off" maxLength={LONGEST.secret} isRequired />
    </FormCard>
  )
}

function Mine({ rooms }: { rooms: readonly OpenRoom[] }) {
  if (!rooms.length) return null
  return (
    <section class="stack door-mine" aria-labelledby="door-mine">
      <h2 id="door-mine">{t('room.door.mine')}</h2>
      <ul>
        {rooms.map(({ room }) => (
          <li key={room.session_id}>
            <a href={addressOf(room.session_id)}>
              {room.room}, {room.site}
            </a>
            <p class="soft small">
              {t('room.session', { number: room.number })} · {t('room.door.when', { day: formatDay(room.starts_on), time: room.starts_at })} · {tn('room.door.candidates', room.candidate_count)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function SignedIn({ door }: { door: Door }) {
  const loading = useLoad(async () => {
    const rooms = await listRooms()
    rooms.forEach(keep)
    return rooms
  }, '')
  return (
    <>
      {loading.state === 'ready' && <Mine rooms={loading.value} />}
      <DoorForm door={door} />
    </>
  )
}

/** A scanned code opens the room at once; when it does not, why, and what it says is in the boxes. */
function useScanned(isSignedIn: boolean): { door: Door; failure: string } {
  const [door] = useState(readDoor)
  const [failure, setFailure] = useState('')
  useEffect(() => {
    if (!isSignedIn || !door.number || !door.secret) return
    enter(door).catch((error: unknown) => {
      const problem = asProblem(error)
      if (!isPassing(problem)) forgetDoor()
      setFailure(wordsOf(problem.code))
    })
  }, [isSignedIn, door])
  return { door, failure }
}

export default function Open(): JSX.Element {
  const { state, user } = useStore(session)
  const isSignedIn = user?.kind === 'registered'
  const { door, failure } = useScanned(isSignedIn)
  if (state === 'unknown') return <Skeleton lines={5} />
  return (
    <Page title={t('room.door.title')} lead={t('room.door.lead')} width="measure">
      <div class="door-failure" role="alert">
        {failure && (
          <Notice tone="danger">
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      {isSignedIn ? (
        <SignedIn door={door} />
      ) : (
        <div class="stack">
          <p>{t('room.door.sign_in_text')}</p>
          {door.number && <p>{t('room.door.scanned', { number: door.number })}</p>}
          <ButtonLink href="/sign-in?next=%2Fcertif%2Froom">{t('room.door.sign_in')}</ButtonLink>
        </div>
      )}
    </Page>
  )
}
