import type { Course } from '../course'

export const customerDataEn: Course = {
  title: 'Handling customer data',
  lead: 'What may be written down, passed on and kept, and what to do when it goes wrong. About six minutes.',
  cards: [
    { title: 'Whose data is it', text: 'Not ours. We may use what people told us for the purpose they told it for. They may ask what we have, have it corrected and in many cases erased. The law behind this is the GDPR; the idea behind it is decency.' },
    { title: 'Notes that can be read aloud', text: 'Write what helps the next colleague: “prefers mornings”, “decides together with purchasing”. Leave out health, faith, politics, family trouble and your opinion of somebody. “Difficult” helps nobody and looks bad in an answer to a request for information.' },
    { title: 'The request by phone', text: '“What have you stored about me? Erase everything.” A request needs no form and may come by phone, at the counter or on the margin of a letter. It is valid when you hear it, and one month runs. Write down name, date and wish, promise nothing, and pass it on the same day. Whether it is really this person is checked by whoever answers.' },
    { title: 'The wrong recipient', text: 'Autocomplete chose the wrong Müller, or 300 customers stand in “To” instead of “Bcc”. It is the most frequent data breach of all. Do not try to fix it alone. Report it at once: from the moment the company knows, it has 72 hours to tell the authority, if it must.' },
    { title: 'Exports live on', text: 'Inside the vault, data is encrypted and every look is logged. The moment it is a CSV, it is neither. Export only the rows and columns that somebody needs, put the file where only they can read it, and delete it when it has served. Download folders are full of forgotten customers.' },
    { title: 'Keep it fresh, let it go', text: 'A wrong address sends letters to strangers. Correct it when you see it. “Do not use” stands above every campaign. And what has no purpose any more is deleted, since data that is gone cannot be stolen.' },
  ],
  questions: [
    {
      ask: 'A customer asks by phone what we have stored about her. What do you do?',
      options: [
        { text: 'Read out what is on the screen, it is her own data after all', why: 'You do not know who is calling. Reading to the wrong person is a data breach.' },
        { text: 'Note it and pass it on the same day', why: 'Right. The request is valid as it is; whoever answers checks the identity and keeps the month.' },
        { text: 'Explain that such requests must come in writing, with a copy of her identity card', why: 'The law asks for no form, and demanding a copy of the card from everybody is not allowed.' },
      ],
      right: 1,
    },
    {
      ask: 'You notice that an offer with prices went to a namesake at another company. Nobody has complained.',
      options: [
        { text: 'Report it now', why: 'Right. Others decide whether the authority must know, and they have 72 hours for it.' },
        { text: 'Recall the message in the mail program and wait whether that works', why: 'Recalling works hardly ever outside one’s own company, and it draws attention.' },
        { text: 'Ask the namesake to delete it and consider it done, since he was friendly about it', why: 'Asking is fine, but it does not replace the report. Without it the company cannot do its duty.' },
      ],
      right: 0,
    },
    {
      ask: 'Which note may stay in the vault?',
      options: [
        { text: '“Had a stroke in March, wife says he is not himself any more”', why: 'Health data is specially protected. “Please call only in the afternoon” would do.' },
        { text: '“Probably votes for the wrong party, be careful”', why: 'Political opinion is specially protected as well, and this is only a guess.' },
        { text: '“Signs only together with Ms Brandt from purchasing”', why: 'Right. It is true, it serves the work, and he may read it.' },
      ],
      right: 2,
    },
    {
      ask: 'An agency will print 500 invitations and needs addresses. What do you send?',
      options: [
        { text: 'The whole export, they can pick what they need, and there will be another mailing soon', why: 'Then they hold everything, for a purpose nobody named.' },
        { text: 'Name and postal address of those 500, by the agreed way', why: 'Right. No more than the task needs; and you delete the file when the letters are out.' },
        { text: 'The 500 with all columns, since leaving some out makes mistakes', why: 'A printer needs no birthdays, notes or phone numbers.' },
      ],
      right: 1,
    },
    {
      ask: 'Somebody with “Do not use” on his email is exactly the right person for the new offer.',
      options: [
        { text: 'Write to him once, personally and without the newsletter’s look', why: 'It is advertising all the same, and the objection holds for all of it.' },
        { text: 'Take the mark away, write, and set it again', why: 'The log shows it, and he has a right to the mark, not to its appearance.' },
        { text: 'Do not write', why: 'Right. If he wants something, he will get in touch. Until then the mark stands above every offer.' },
      ],
      right: 2,
    },
    {
      ask: 'You leave the company next month. A colleague suggests taking your own customers’ numbers along, since you brought them in.',
      options: [
        { text: 'Take nothing', why: 'Right. The data was given to the company, for its work. Taking it is an offence, and exports are logged.' },
        { text: 'Take only the numbers of people who have become friends', why: 'Ask friends for their number yourself. From the vault it is the company’s data.' },
        { text: 'Write the most important ones down by hand, which is no export', why: 'The law does not care about pen or file.' },
      ],
      right: 0,
    },
  ],
}
