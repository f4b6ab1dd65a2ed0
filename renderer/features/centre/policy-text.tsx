import { policyPieces } from '../../../shared/policies/policies'
import { cx } from '../../ui/cx'
import styles from './centre.module.css'

/** A policy's text as headings, paragraphs and lists. Nothing in it is markup. */
export function PolicyText({ text }: { readonly text: string }) {
  return (
    <div className={cx(styles.text)} data-selectable>
      {policyPieces(text).map((piece, place) => {
        if (piece.kind === 'heading') return <h2 key={place} className={cx(styles.textHeading)}>{piece.text}</h2>
        if (piece.kind === 'list') return <ul key={place} className={cx(styles.points)}>{piece.items.map((item, at) => <li key={at}>{item}</li>)}</ul>
        return <p key={place} className={cx(styles.paragraph)}>{piece.text}</p>
      })}
    </div>
  )
}
