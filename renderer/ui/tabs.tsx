import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { cx } from './cx'
import styles from './tabs.module.css'

export interface TabItem<K extends string> {
  readonly key: K
  readonly text: string
  /** Shown small beside the word. */
  readonly count?: string
  readonly children: ReactNode
}

/** Views of one thing. Arrows change the tab, Tab goes into its content. `isFlush`: what is in a tab goes to the edges, as a list does. */
export function Tabs<K extends string>({ label, items, selected, onSelect, isFlush = false }: { readonly isFlush?: boolean; readonly label: string; readonly items: readonly TabItem<K>[]; readonly selected: K; readonly onSelect: (key: K) => void }) {
  return (
    <AriaTabs
      className={cx(styles.tabs, isFlush && styles.flush)}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const chosen = items.find((item) => item.key === key)
        if (chosen !== undefined) onSelect(chosen.key)
      }}
    >
      <TabList aria-label={label} className={cx(styles.list)}>
        {items.map((item) => (
          <Tab key={item.key} id={item.key} className={cx(styles.tab)}>
            {item.text}
            {item.count === undefined ? null : <span className={cx(styles.count)}>{item.count}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.key} id={item.key} className={cx(styles.panel)}>{item.children}</TabPanel>
      ))}
    </AriaTabs>
  )
}
