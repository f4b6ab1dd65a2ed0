import { Check } from 'lucide-react'
import type { CentreFinding, FixPlace } from '../../../shared/centre/finding'
import { useMay } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import styles from './centre.module.css'
import { CheckButton } from './check-button'
import { areaIcons, findingNames, findingSentence } from './finding-words'
import { goTo, permissionOf } from './places'

/** Something to be done: what it is, whom it is about, and the one button that leads to where it is mended. */
export function OpenFinding({ finding, now }: { readonly finding: CentreFinding; readonly now: number }) {
  const text = useText()
  const { t } = text
  const { area, state, fix } = finding
  const names = findingNames(finding, text)
  return (
    <li className={cx(styles.row)}>
      <span className={cx(styles.tile, styles[state])}><Icon shape={areaIcons[area]} /></span>
      <div className={cx(styles.words)}>
        <p className={cx(styles.name)}>{t(`centre:area.${area}`)}{state === 'danger' ? <Badge tone="danger">{t('centre:urgent')}</Badge> : null}</p>
        <p className={cx(styles.sentence)}>{findingSentence(finding, now, text)}</p>
        {names === null ? null : <p className={cx(styles.names)} title={finding.names.join(', ')}>{names}</p>}
      </div>
      {fix === null ? null : <FixButton fix={fix} />}
    </li>
  )
}

function FixButton({ fix }: { readonly fix: FixPlace }) {
  const { t } = useText()
  const may = useMay()
  if (!may(permissionOf(fix))) return <span className={cx(styles.note)}>{t('centre:askAdministrator')}</span>
  return fix === 'check' ? <CheckButton /> : <Button size="small" onPress={() => { goTo(fix) }}>{t(`centre:fix.${fix}`)}</Button>
}

/** Something in order, in one quiet line. */
export function GoodFinding({ finding, now }: { readonly finding: CentreFinding; readonly now: number }) {
  const text = useText()
  return (
    <li className={cx(styles.line)}>
      <span className={cx(styles.check)}><Icon shape={Check} size={14} /></span>
      <span><span className={cx(styles.lineName)}>{text.t(`centre:area.${finding.area}`)}</span> <span className={cx(styles.muted)}>{findingSentence(finding, now, text)}</span></span>
    </li>
  )
}
