import { z } from 'zod'

// zod tries `new Function` once to see whether it may compile parsers; the content policy counts that as an attack (SECURITY.md E4).
// Must be the first import of the page: zod looks when a schema is made, and the contract's schemas are made on import.
z.config({ jitless: true })
