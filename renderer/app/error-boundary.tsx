import { Component, type ReactNode } from 'react'
import { useText } from '../i18n/use-text'
import { Button } from '../ui/button'
import { InlineAlert } from '../ui/inline-alert'
import styles from './error-boundary.module.css'
import { cx } from '../ui/cx'

/** Catches a bug in what it holds: says what is safe, and starts that part again. `resetKey`: another one starts it by itself. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode; readonly resetKey?: string }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override componentDidUpdate(before: { readonly resetKey?: string }): void {
    if (this.state.failed && before.resetKey !== this.props.resetKey) this.setState({ failed: false })
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return <Broken onAgain={() => { this.setState({ failed: false }) }} />
  }
}

function Broken({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useText()
  return (
    <div className={cx(styles.broken)}>
      <InlineAlert tone="danger" isNew title={t('shell:broken.title')} actions={<Button onPress={onAgain}>{t('shell:broken.again')}</Button>}>
        {t('shell:broken.text')}
      </InlineAlert>
    </div>
  )
}
