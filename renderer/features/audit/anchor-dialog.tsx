import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { call } from '../../ipc/client'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { cx } from '../../ui/cx'
import styles from './audit.module.css'

/** The last entry and the signing key, to be noted where nobody who uses the vault can change it (SECURITY.md A5). */
export function AnchorDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, format } = useText()
  const loaded = useQueryOf('audit.anchor', {})
  const anchor = loaded.state === 'ready' ? loaded.value : null
  return (
    <Dialog
      isOpen onClose={onClose} title={t('audit:anchor.title')}
      actions={<><Button variant="quiet" onPress={onClose}>{t('ui:close')}</Button><Button variant="primary" isDisabled={anchor === null} onPress={() => { if (anchor !== null) void call('app.copy', { text: `${String(anchor.seq)}:${anchor.hash}` }) }}>{t('audit:anchor.copy')}</Button></>}
    >
      <p className={cx(styles.note)}>{t('audit:anchor.text')}</p>
      {anchor === null ? null : (
        <dl className={cx(styles.facts)} data-selectable>
          <dt>{t('audit:anchor.vault')}</dt><dd>{anchor.vaultName}</dd>
          <dt>{t('audit:detail.seq')}</dt><dd>{format.number(anchor.seq)}</dd>
          <dt>{t('audit:detail.hash')}</dt><dd className={cx(styles.fixed)}>{anchor.hash}</dd>
          <dt>{t('audit:detail.at')}</dt><dd>{format.exact(anchor.at)}</dd>
          <dt>{t('audit:anchor.key')}</dt><dd className={cx(styles.fixed)}>{anchor.fingerprint}</dd>
        </dl>
      )}
    </Dialog>
  )
}
