import type { Course } from '../course'

export const phishingEn: Course = {
  title: 'Phishing',
  lead: 'Messages that want you to click, pay or type something in. About six minutes.',
  cards: [
    { title: 'Why you', text: 'Attackers write to sales and service because these people have to open mail from strangers. They know names, projects and suppliers from websites, fairs and earlier break-ins. A good phishing mail looks like Tuesday.' },
    { title: 'The changed account number', text: 'A supplier you have paid for years writes in an old thread: “We changed banks, please use this IBAN from now on.” The thread is real because their mailbox was broken into. Of all frauds by mail this one costs companies most. A new account number is confirmed by phone, on the number in the vault, never on the one in the message.' },
    { title: 'Read the address, not the name', text: 'The shown name is free text: anybody can write “Accounting”. Look at the address behind it, letter by letter: rn looks like m, and firm-support.example is not firm.example. On a phone, tap the name to see it. What stands last before the first slash is who gets your click.' },
    { title: 'Pressure is the tool', text: '“Today, or the account is closed.” “Confidential, tell nobody.” “I am in a meeting, do it now.” Hurry and secrecy keep you from asking, and that is what they are for. A real deadline survives a phone call.' },
    { title: 'Links and attachments', text: 'Sign-in pages are copied in minutes. Do not sign in behind a link from a mail: open the page as you always do. Invoices that are a .zip, .html or a document that wants macros switched on are no invoices. Ask the sender for a PDF, by a way you know.' },
    { title: 'If you clicked', text: 'It happens to careful people. Do not delete the message, do not wait whether something happens. Disconnect from the network, report it at once, and change the passphrase from another machine if you typed one. Minutes count, and nobody is blamed for reporting.' },
  ],
  questions: [
    {
      ask: 'In a running thread a long-standing supplier names a new IBAN for the open invoice. The style is as always. What do you do?',
      options: [
        { text: 'Reply in the thread and ask for a confirmation on letterhead, signed by two people', why: 'Whoever sits in the supplier’s mailbox answers you, and letterhead is a picture. The thread is the place you must leave.' },
        { text: 'Call the supplier on the number in the vault', why: 'Right. A second way that the attacker does not hold is the only thing that proves anything here.' },
        { text: 'Pay, since the thread and the style are genuine', why: 'They are genuine because the mailbox was broken into. Money to a foreign account is rarely recovered.' },
      ],
      right: 1,
    },
    {
      ask: 'Which of these addresses belongs to the company whose site is nordlicht.example?',
      options: [
        { text: 'support@nordlicht.example.login-check.net', why: 'The owner is what stands last: login-check.net. Everything before it can be chosen freely.' },
        { text: 'support@nord1icht.example', why: 'The l is a 1. In many typefaces you see it only when you look for it.' },
        { text: 'k.meyer@mail.nordlicht.example', why: 'Right. It ends in nordlicht.example; what stands before it, with a dot, is theirs to name.' },
      ],
      right: 2,
    },
    {
      ask: 'A mail says your mailbox is full and will be closed in two hours. It has a button to sign in. What now?',
      options: [
        { text: 'Open webmail as you always do and look there', why: 'Right. If it is true, you see it there; if not, you gave nothing away.' },
        { text: 'Press the button, but type a wrong passphrase first to test the page', why: 'Copied pages accept or refuse whatever they like, and the click alone tells the sender that you are there.' },
        { text: 'Forward it to colleagues as a warning, so that everybody knows about it', why: 'Then the button is in ten mailboxes. Report it to whoever is responsible; they warn without the link.' },
      ],
      right: 0,
    },
    {
      ask: 'A customer sends “order.html” as an attachment and asks you to open it and sign in to see it. You know the customer.',
      options: [
        { text: 'Open it, the customer is known', why: 'The customer’s mailbox may be the attacker’s. An HTML file is a sign-in page that sits on your own disk.' },
        { text: 'Open it on the private phone, where nothing can happen to the company', why: 'Your passphrase is the same wherever you type it.' },
        { text: 'Leave it closed and ask by phone for the order as text or PDF', why: 'Right. Nobody needs your sign-in to send an order.' },
      ],
      right: 2,
    },
    {
      ask: 'You typed your passphrase into a page and notice now that the address was wrong. What comes first?',
      options: [
        { text: 'Watch for some days whether anything unusual happens in the account', why: 'Attackers use what they get within minutes, often by a program.' },
        { text: 'Report it and change the passphrase', why: 'Right. Both at once, the change from a machine you trust. That ends most attacks before they begin.' },
        { text: 'Delete the mail and the browser’s history, then run the virus scanner', why: 'That removes the traces that others need to protect the rest, and the passphrase is still known.' },
      ],
      right: 1,
    },
    {
      ask: 'What is the best sign that a message is not to be trusted?',
      options: [
        { text: 'It asks for something unusual and gives you no time to check', why: 'Right. The pattern is the request, not the look.' },
        { text: 'It has spelling mistakes', why: 'That was ten years ago. Today they write better than most of us.' },
        { text: 'It comes from a stranger and from abroad, outside of business hours', why: 'So do honest inquiries, and the worst frauds come from addresses you know.' },
      ],
      right: 0,
    },
  ],
}
