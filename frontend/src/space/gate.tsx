// Before any page of an organization: is one a member of it, is it this space's, and does it ask for a second factor?
import { useEffect } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import { Problem, client, reply } from '../shared/client'
import { t } from '../shared/i18n'
import { asProblem, useLoad } from '../shared/load'
import { navigate, place } from '../shared/router'
import type { Params } from '../shared/router'
import { useStore } from '../shared/store'
import { ButtonLink } from '../ui/button/button'
import { Failure, Loaded } from '../ui/loaded/loaded'
import { Notice } from '../ui/notice/notice'
import { Page } from '../ui/page/page'
import { Skeleton } from '../ui/skeleton/skeleton'
import { addressOf, loadOrganizations, remember, spaceOf, useCurrent } from './organizations'
import type { Organization, Space } from './organizations'

const UNKNOWN = new Problem({ status: 404, code: 'organization_not_found' })

interface GateProps {
  space: Space
  params: Params
  children: ComponentChildren
}

function Waiting() {
  return (
    <div class="page">
      <h1 class="visually-hidden">{t('state.loading')}</h1>
      <Skeleton lines={5} />
    </div>
  )
}

/** True when the organization's pages are refused to who has no second factor. */
async function lacksSecondFactor({ id, demands_second_factor }: Organization): Promise<boolean> {
  if (!demands_second_factor) return false
  const path = { organization_id: id }
  return reply(client.GET('/api/orga/organizations/{organization_id}', { params: { path } })).then(
    () => false,
    (error: unknown) => {
      if (asProblem(error).code === 'second_factor_missing') return true
      throw error
    },
  )
}

function SecondFactor() {
  return (
    <Page title={t('gate.second_factor')} width="measure">
      <div class="stack">
        <Notice tone="warning">
          <p>{t('gate.second_factor_text')}</p>
        </Notice>
        <p>
          <ButtonLink href="/account#second-factor">{t('gate.second_factor_add')}</ButtonLink>
        </p>
      </div>
    </Page>
  )
}

function Entered({ organization, children }: { organization: Organization; children: ComponentChildren }) {
  const loading = useLoad(() => lacksSecondFactor(organization), organization.id)
  useEffect(() => remember(organization.id), [organization.id])
  if (!organization.demands_second_factor) return <>{children}</>
  return (
    <Loaded from={loading} skeleton={<Waiting />}>
      {(isLacking) => (isLacking ? <SecondFactor /> : children)}
    </Loaded>
  )
}

/** Leads an organization of another space to its own, where its team and its settings have the same addresses. */
function Elsewhere({ organization }: { organization: Organization }) {
  const { path } = useStore(place)
  useEffect(() => {
    const room = /\/(team|settings)\/?$/.exec(path)?.[0] ?? ''
    navigate(addressOf(organization) + room, { replace: true })
  }, [organization, path])
  return <Waiting />
}

export function Gate({ space, params, children }: GateProps): JSX.Element {
  const current = useCurrent()
  const loading = useLoad(() => loadOrganizations(), '')
  if (!params.organization) return <>{children}</>
  if (current && spaceOf(current) !== space) return <Elsewhere organization={current} />
  if (current) return <Entered organization={current}>{children}</Entered>
  if (loading.state === 'loading') return <Waiting />
  return (
    <div class="page">
      <Failure problem={loading.state === 'failed' ? loading.problem : UNKNOWN} isPage onRetry={loading.retry} />
      <p class="gate-way">
        <a href={`/${space}`}>{t('gate.others')}</a>
      </p>
    </div>
  )
}
