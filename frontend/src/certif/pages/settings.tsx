// What the center is called, and what it demands of who works there.
export { SettingsPage as default } from '../../space/settings/settings'
