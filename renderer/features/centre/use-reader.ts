import type { CentreReader } from '../../../shared/centre/channels'
import { useMay } from '../../app/session'

/** The right by which this person may see what the centre knows of others; null without one. */
export function useReader(): CentreReader | null {
  const may = useMay()
  return may('settings') ? 'settings' : may('see-audit') ? 'see-audit' : null
}
