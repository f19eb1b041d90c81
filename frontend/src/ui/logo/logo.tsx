// The logo of a campaign, at most 96 px high. Usage: <Logo logo={intro.logo} name={intro.organization_name} />
// Accessibility: its words are the organization's name. Its room is kept before it arrives.
import type { JSX } from 'preact'
import './logo.css'

const TALLEST = 96

interface LogoProps {
  logo: { address: string; width: number; height: number }
  name: string
}

export function Logo({ logo, name }: LogoProps): JSX.Element {
  const share = Math.min(1, TALLEST / logo.height)
  return <img class="logo" src={logo.address} alt={name} width={Math.floor(logo.width * share)} height={Math.round(logo.height * share)} />
}
