// Second choice: for which classes. None ticked means everybody.
import type { JSX } from 'preact'
import { client, reply } from '../../shared/client'
import { t, tn } from '../../shared/i18n'
import { useLoad } from '../../shared/load'
import { Button } from '../../ui/button/button'
import { Group } from '../../ui/field/control'
import { Checkbox } from '../../ui/field/field'
import { Loaded } from '../../ui/loaded/loaded'
import { Notice } from '../../ui/notice/notice'
import { homeOf, isAdmin, useOrganization } from '../organizations'

interface WhomProps {
  divisions: readonly string[]
  onDivisions: (divisions: readonly string[]) => void
}

function NoList() {
  const organization = useOrganization()
  return (
    <Notice>
      <p>{t('campaigns.no_list')}</p>
      {isAdmin(organization) && (
        <p>
          <a href={`${homeOf(organization.id)}/learners/imports`}>{t('campaigns.no_list_import')}</a>
        </p>
      )}
    </Notice>
  )
}

export function Whom({ divisions, onDivisions }: WhomProps): JSX.Element {
  const organization = useOrganization()
  const path = { organization_id: organization.id }
  const load = () => reply(client.GET('/api/orga/organizations/{organization_id}/divisions', { params: { path } }))
  const loading = useLoad(load, organization.id)
  const turn = (name: string, isChosen: boolean) => onDivisions(isChosen ? [...divisions, name] : divisions.filter((one) => one !== name))
  return (
    <Loaded from={loading} lines={4}>
      {({ items }) => {
        if (items.length === 0) return <NoList />
        const people = items.filter(({ name }) => divisions.includes(name)).reduce((sum, { count }) => sum + count, 0)
        return (
          <Group name="divisions" label={t('campaigns.divisions')} hint={t('campaigns.divisions_hint')}>
            <ul class="divisions">
              {items.map(({ name, count }) => (
                <li key={name}>
                  <Checkbox
                    name={`division-${name}`}
                    value={divisions.includes(name)}
                    label={
                      <>
                        {name || t('campaigns.no_division')} <span class="soft">{tn('campaigns.people', count)}</span>
                      </>
                    }
                    onValue={(isChosen) => turn(name, isChosen)}
                  />
                </li>
              ))}
            </ul>
            <div class="divisions-sum">
              <p role="status">{divisions.length > 0 ? tn('campaigns.invited', people) : t('campaigns.everybody')}</p>
              {divisions.length > 0 && (
                <Button variant="quiet" onPress={() => onDivisions([])}>
                  {t('campaigns.nobody_ticked')}
                </Button>
              )}
            </div>
          </Group>
        )
      }}
    </Loaded>
  )
}
