import { Building2, UserPlus } from 'lucide-react'
import type { Permission } from '../../shared/permissions'
import { askForNewCompany } from '../features/companies/new-company-dialog'
import { askForNewContact } from '../features/contacts/new-contact-dialog'
import type { TextKey } from '../i18n/resources'
import type { IconShape } from '../ui/icon'
import type { ScreenName } from './route'

/** Something that can be made from anywhere: by quick add, the palette, and C on its own screen. */
export interface Creator {
  readonly id: string
  readonly icon: IconShape
  readonly label: TextKey
  readonly permission: Permission
  /** C makes this one while that screen is shown. */
  readonly screen: ScreenName
  readonly run: () => void
}

/** Every creator there is. A feature adds its line; without one the quick add button is absent. */
export const creators: readonly Creator[] = [
  { id: 'new-contact', icon: UserPlus, label: 'records:newContact', permission: 'contact:create', screen: 'people', run: askForNewContact },
  { id: 'new-company', icon: Building2, label: 'records:newCompany', permission: 'company:create', screen: 'companies', run: askForNewCompany },
]
