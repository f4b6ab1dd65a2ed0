import { config } from 'zod'

// Must run before the first schema is made: zod otherwise tries whether it may build functions from text, which the content policy refuses and reports (SECURITY.md E4).
config({ jitless: true })
