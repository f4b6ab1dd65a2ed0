import { Bell, BookText, Building2, DatabaseBackup, FileInput, Settings, Trash2, Users, ShieldCheck, UserCog } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Permission } from '../../shared/permissions'
import { AlertsScreen } from '../features/alerts/alerts-screen'
import { CompaniesScreen } from '../features/companies/companies-screen'
import { PeopleScreen } from '../features/contacts/people-screen'
import { ImportScreen } from '../features/importing/import-screen'
import { BinScreen } from '../features/records/bin-screen'
import { LogScreen } from '../features/audit/log-screen'
import { BackupsScreen } from '../features/backups/backups-screen'
import { CentreScreen } from '../features/centre/centre-screen'
import { SettingsScreen } from '../features/settings/settings-screen'
import { UsersScreen } from '../features/users/users-screen'
import type { TextKey } from '../i18n/resources'
import type { IconShape } from '../ui/icon'
import type { ScreenName } from './route'

/** One entry of the rail, of the palette and of the G keys. */
export interface Screen {
  readonly screen: ScreenName
  readonly icon: IconShape
  readonly label: TextKey
  /** After G. */
  readonly key: string
  /** Null: everybody. Without it the entry is absent. */
  readonly permission: Permission | null
  readonly part: 'records' | 'vault'
  readonly component: ComponentType
}

/** Every screen there is, in the order of the rail. A feature adds its line here and its route in `route.ts`. */
export const screens: readonly Screen[] = [
  { screen: 'people', icon: Users, label: 'shell:nav.people', key: 'p', permission: 'contact:read', part: 'records', component: PeopleScreen },
  { screen: 'companies', icon: Building2, label: 'shell:nav.companies', key: 'c', permission: 'company:read', part: 'records', component: CompaniesScreen },
  { screen: 'import', icon: FileInput, label: 'shell:nav.import', key: 'i', permission: 'import', part: 'records', component: ImportScreen },
  { screen: 'bin', icon: Trash2, label: 'shell:nav.bin', key: 'x', permission: 'contact:delete', part: 'records', component: BinScreen },
  { screen: 'alerts', icon: Bell, label: 'shell:nav.alerts', key: 'w', permission: 'see-audit', part: 'vault', component: AlertsScreen },
  { screen: 'security', icon: ShieldCheck, label: 'shell:nav.security', key: 'y', permission: null, part: 'vault', component: CentreScreen },
  { screen: 'log', icon: BookText, label: 'shell:nav.log', key: 'l', permission: 'see-audit', part: 'vault', component: LogScreen },
  { screen: 'backups', icon: DatabaseBackup, label: 'shell:nav.backups', key: 'b', permission: 'backup', part: 'vault', component: BackupsScreen },
  { screen: 'users', icon: UserCog, label: 'shell:nav.users', key: 'u', permission: 'users', part: 'vault', component: UsersScreen },
  { screen: 'settings', icon: Settings, label: 'shell:nav.settings', key: 's', permission: null, part: 'vault', component: SettingsScreen },
]
