// Where an organization stands, and what to do next.
import type { JSX } from 'preact'
import { Page } from '../../ui/page/page'
import { useOrganization } from '../organizations'

export default function Home(): JSX.Element {
  const { name } = useOrganization()
  return <Page title={name}>{null}</Page>
}
