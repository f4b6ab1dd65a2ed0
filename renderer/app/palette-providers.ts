import { ArrowLeft, ArrowLeftRight, Building2, Keyboard, Lock, Redo2, Undo2, User } from 'lucide-react'
import type { ObjectType } from '../../shared/list'
import type { Permission } from '../../shared/permissions'
import type { Translate } from '../i18n/use-text'
import { call } from '../ipc/client'
import { creators } from './creators'
import { goBack, navigate, openScreen } from './navigation'
import { fits, type PaletteItem, type PaletteProvider } from './palette-items'
import { routeToRecord } from './route'
import { screens } from './screens'

/** Records of each kind shown at most. */
const MOST_RECORDS = 6

/** What the palette can reach besides records. */
export interface PaletteActions {
  readonly lock: () => void
  /** Null: there is nobody else. */
  readonly switchUser: (() => void) | null
  readonly undo: () => void
  readonly redo: () => void
  readonly showKeys: () => void
}

/** The providers in the order of their sections. */
export function paletteProviders({ t, may, keysOf, actions }: { readonly t: Translate; readonly may: (permission: Permission | null) => boolean; readonly keysOf: (id: string) => readonly string[]; readonly actions: PaletteActions }): readonly PaletteProvider[] {
  const goTo = screens.filter(({ permission }) => may(permission)).map(({ screen, label, icon }): PaletteItem => ({ id: `go-${screen}`, title: t(label), icon, keys: keysOf(`go-${screen}`), run: () => { openScreen(screen) } }))
  const create = creators.filter(({ permission }) => may(permission)).map(({ id, label, icon, run }): PaletteItem => ({ id, title: t(label), icon, run }))
  const general: readonly PaletteItem[] = [
    { id: 'undo', title: t('keyboard:undo'), icon: Undo2, keys: keysOf('undo'), run: actions.undo },
    { id: 'redo', title: t('keyboard:redo'), icon: Redo2, keys: keysOf('redo'), run: actions.redo },
    { id: 'back', title: t('keyboard:back'), icon: ArrowLeft, keys: keysOf('back'), run: goBack },
    { id: 'help', title: t('keyboard:help'), icon: Keyboard, keys: keysOf('help'), run: actions.showKeys },
    ...(actions.switchUser === null ? [] : [{ id: 'switch-user', title: t('keyboard:switchUser'), icon: ArrowLeftRight, keys: keysOf('switch-user'), run: actions.switchUser }]),
    { id: 'lock', title: t('keyboard:lock'), icon: Lock, keys: keysOf('lock'), run: actions.lock },
  ]
  const among = (items: readonly PaletteItem[]) => (text: string): readonly PaletteItem[] => (text === '' ? items : items.filter(({ title }) => fits(title, text)))
  return [
    ...(may('contact:read') ? [records('contact', 'palette:people')] : []),
    ...(may('company:read') ? [records('company', 'palette:companies')] : []),
    { id: 'create', title: 'palette:create', find: among(create) },
    { id: 'go', title: 'palette:go', find: among(goTo) },
    { id: 'general', title: 'palette:commands', find: among(general) },
  ]
}

function records(object: ObjectType, title: PaletteProvider['title']): PaletteProvider {
  return {
    id: object,
    title,
    find: async (text) => {
      if (text === '') return []
      const answer = await call('search.query', { text: text.slice(0, 500), objects: [object], limit: MOST_RECORDS })
      if (!answer.ok) return []
      return answer.value.items.map((hit) => ({
        id: hit.id,
        title: hit.title,
        subtitle: hit.excerpt === '' ? hit.subtitle : hit.excerpt,
        icon: object === 'contact' ? User : Building2,
        record: { kind: object === 'contact' ? 'person' : 'company' },
        run: () => { navigate(routeToRecord(object, hit.id, true)) },
      }))
    },
  }
}
