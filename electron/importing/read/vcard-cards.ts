/** A card longer than this is cut off from the rest of the file: its END is missing. A picture of ten megabytes fits. */
const CARD_LIMIT = 16 * 1024 * 1024

// What is said of the agent is the card that follows.
const AGENT = /^(?:[A-Za-z0-9-]+\.)?AGENT[^:]*:\s*$/i

export interface CardText {
  readonly text: string
  /** BEGIN and END are both there. */
  readonly complete: boolean
}

/** The cards of a file, one by one; text between cards is passed over. A card without END stops where the next one begins. */
export function* readCards(pieces: Iterable<string>): Generator<CardText> {
  let lines: string[] | null = null
  let length = 0
  // Cards inside a card (AGENT of 2.1) belong to it.
  let depth = 0
  for (const line of linesOf(pieces)) {
    const mark = /^(?:[A-Za-z0-9-]+\.)?(BEGIN|END)\s*:\s*VCARD\s*$/i.exec(line)?.[1]?.toUpperCase()
    if (mark === 'BEGIN' && lines !== null && !AGENT.test(lines.findLast((before) => before.trim() !== '') ?? '')) {
      yield { text: lines.join('\n'), complete: false }
      lines = [line]
      length = line.length
      depth = 1
    } else if (mark === 'BEGIN') {
      lines = lines === null ? [line] : [...lines, line]
      depth += 1
      length += line.length
    } else if (lines !== null) {
      lines.push(line)
      length += line.length
      if (mark === 'END') depth -= 1
      if (depth === 0 || length > CARD_LIMIT) {
        yield { text: lines.join('\n'), complete: depth === 0 }
        lines = null
        depth = 0
        length = 0
      }
    }
  }
  if (lines !== null) yield { text: lines.join('\n'), complete: false }
}

function* linesOf(pieces: Iterable<string>): Generator<string> {
  let rest = ''
  for (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
