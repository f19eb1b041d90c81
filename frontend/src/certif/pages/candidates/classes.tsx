// Enrolling pupils of a class: who is ready, who is not, whom one takes.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../../shared/i18n'
import { useLoad } from '../../../shared/load'
import { Empty } from '../../../ui/empty/empty'
import { FilterBar } from '../../../ui/filter-bar/filter-bar'
import { Loaded } from '../../../ui/loaded/loaded'
import { Page } from '../../../ui/page/page'
import { Select } from '../../../ui/select/select'
import { listPupils, listSchools } from '../../api'
import { Pupils } from '../../candidates/pupils'
import { sessionsOf, useCenter } from '../../centers'
import { Back } from '../../session/back'
import type { School } from '../../types'

interface ClassProps {
  session: string
  school: School
  division: string
}

function Class({ session, school, division }: ClassProps) {
  const center = useCenter()
  const load = () => listPupils(center.id, session, school.id, school.divisions.length ? division : undefined)
  const loading = useLoad(load, `${school.id} ${division}`)
  return (
    <Loaded from={loading} lines={8}>
      {(pupils) => <Pupils key={`${school.id} ${division}`} session={session} school={school.id} pupils={pupils} />}
    </Loaded>
  )
}

const NAMELESS = '-'

function Schools({ schools, session }: { schools: readonly School[]; session: string }) {
  const [schoolId, setSchoolId] = useState(schools.length === 1 ? (schools[0]?.id ?? '') : '')
  const [division, setDivision] = useState('')
  const school = schools.find(({ id }) => id === schoolId)
  const classes = school?.divisions ?? []
  const choose = (id: string) => {
    setSchoolId(id)
    setDivision('')
  }
  const isChosen = school && (division || !classes.length)
  return (
    <>
      <FilterBar label={t('classes.choose')}>
        {schools.length > 1 && (
          <Select
            name="school"
            label={t('classes.school')}
            value={schoolId}
            onValue={choose}
            options={[{ value: '', label: t('classes.choose_school') }, ...schools.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        {classes.length > 0 && (
          <Select
            name="division"
            label={t('classes.division')}
            value={division}
            onValue={setDivision}
            options={[
              { value: '', label: t('classes.choose_division') },
              ...classes.map(({ name, count }) => ({ value: name || NAMELESS, label: t('classes.division_of', { name: name || t('classes.nameless'), count }) })),
            ]}
          />
        )}
      </FilterBar>
      {isChosen && <Class session={session} school={school} division={division === NAMELESS ? '' : division} />}
    </>
  )
}

export default function Classes({ params }: { params: Record<string, string> }): JSX.Element {
  const center = useCenter()
  const session = params.session ?? ''
  const loading = useLoad(() => listSchools(center.id), center.id)
  const back = <Back href={`${sessionsOf(center.id)}/${session}`} title={t('certif.back_to_session')} />
  return (
    <Page title={t('candidates.by_class')} lead={t('classes.lead')} before={back}>
      <Loaded from={loading}>
        {(schools) =>
          schools.length ? (
            <Schools schools={schools} session={session} />
          ) : (
            <Empty title={t('classes.none')} drawing="people">
              {t('classes.none_text')}
            </Empty>
          )
        }
      </Loaded>
    </Page>
  )
}
