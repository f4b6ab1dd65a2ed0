import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import type { ChosenFile } from '../../../shared/app/channels'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { useCommand } from '../../ipc/use-command'
import { useJob } from '../../ipc/use-job'
import { useQueryOf } from '../../ipc/use-query-of'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { Progress } from '../../ui/progress'
import { Select } from '../../ui/select'
import { TextField } from '../../ui/text-field'
import { useVaultFailure } from './use-vault-failure'
import { VaultFrame } from './vault-frame'
import styles from './vault.module.css'

/** Not an id: the engine takes the newest that the code opens. The first in the list may be of another vault. */
const NEWEST = 'newest'

/** Brings a vault back from a folder of backups into a new place, with the recovery code alone. */
export function RestorePage({ onBack }: { readonly onBack: () => void }) {
  const { t, format } = useText()
  const explain = useVaultFailure()
  const restore = useJob('backup.restore')
  const choose = useCommand('vault.choose')
  const [from, setFrom] = useState<ChosenFile | null>(null)
  const [backupId, setBackupId] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const [unsigned, setUnsigned] = useState<ChosenFile['file'] | null>(null)
  const listed = useQueryOf('backup.list', from === null ? null : { from: from.file })
  const usable = listed.state === 'ready' ? listed.value.items.filter((item) => item.readable) : []
  const chosen = usable.find((item) => item.backupId === backupId) ?? usable[0]
  const pick = async (): Promise<void> => {
    const answer = await call('app.chooseFile', { purpose: 'restore-from', suggestedName: '' })
    if (answer.ok && answer.value !== null) {
      setFrom(answer.value)
      setBackupId(null)
    }
  }
  const submit = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault()
    if (from === null || chosen === undefined || code.trim() === '' || restore.progress !== null) return
    const into = await call('app.newVaultFolder', { name: chosen.vaultName ?? t('vault:restore.folder'), purpose: 'restore-into' })
    if (!into.ok) return
    const answer = await restore.run({ from: from.file, backupId, into: into.value.file, recoveryCode: code })
    if (!answer.ok) return
    if (answer.value.signed) await choose.run({ folder: into.value.file })
    else setUnsigned(into.value.file)
  }
  const { failure } = restore
  if (unsigned !== null) {
    return (
      <VaultFrame title={t('vault:restore.unsigned')} lead={t('vault:restore.unsignedLead')}>
        <InlineAlert tone="warning" title={t('vault:restore.unsignedTitle')}>{t('vault:restore.unsignedDetail')}</InlineAlert>
        <Button variant="primary" wide onPress={() => void choose.run({ folder: unsigned })}>{t('vault:restore.unsignedOpen')}</Button>
      </VaultFrame>
    )
  }
  return (
    <VaultFrame title={t('vault:restore.title')} lead={t('vault:restore.lead')} {...(restore.progress === null ? { onBack } : {})}>
      <form className={cx(styles.form)} onSubmit={(event) => void submit(event)}>
        <Button icon={FolderOpen} wide onPress={() => void pick()}>{from === null ? t('vault:restore.choose') : from.name}</Button>
        {from !== null && listed.state === 'ready' && usable.length === 0 ? <InlineAlert tone="warning" title={t('vault:restore.none')}>{t('vault:restore.noneDetail')}</InlineAlert> : null}
        {listed.state === 'failed' ? <InlineAlert tone="danger" title={t('vault:restore.unreadable')}>{explain(listed.failure)}</InlineAlert> : null}
        {chosen === undefined ? null : (
          <Select
            label={t('vault:restore.which')} value={backupId ?? NEWEST} onChange={(key) => { setBackupId(key === NEWEST ? null : key) }}
            options={[{ key: NEWEST, text: t('vault:restore.newest') }, ...usable.map((item) => ({ key: item.backupId, text: t(item.inFuture ? 'vault:restore.optionInFuture' : 'vault:restore.option', { name: item.vaultName ?? t('vault:restore.unnamed', { id: item.vaultId.slice(-4) }), time: format.dateTime(item.createdAt), size: format.bytes(item.bytes) }) }))]}
          />
        )}
        <TextField label={t('vault:recover.code')} value={code} onChange={setCode} fixedWidth maxLength={200} description={t('vault:restore.codeHint')} />
        {failure === null ? null : <InlineAlert tone="danger" isNew title={t('vault:restore.failed')}>{explain(failure)}</InlineAlert>}
        {restore.progress === null ? null : <Progress sentence={t('vault:restore.working')} done={restore.progress.done} total={restore.progress.total} onCancel={restore.cancel} isCancelling={restore.isCancelling} />}
        <Button type="submit" variant="primary" wide isPending={restore.progress !== null} isDisabled={chosen === undefined || code.trim() === ''}>{t('vault:restore.submit')}</Button>
        <p className={cx(styles.facts)}>{t('vault:restore.after')}</p>
      </form>
    </VaultFrame>
  )
}
