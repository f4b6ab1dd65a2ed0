/** One field in the dialog of a list item. */
export interface ItemField<T> {
  readonly name: keyof T & string
  readonly label: string
  readonly kind: 'text' | 'check'
  readonly type?: 'text' | 'email' | 'tel' | 'url'
  /** Beside the field before it. */
  readonly half?: boolean
  readonly isRequired?: boolean
}
