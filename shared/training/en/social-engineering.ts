import type { Course } from '../course'

export const socialEngineeringEn: Course = {
  title: 'Social engineering',
  lead: 'People who talk you into something, by phone, by message or in person. About six minutes.',
  cards: [
    { title: 'Being helpful is the door', text: 'Nobody breaks a good lock when somebody will hold the door. Social engineering uses what makes you good at your work: you are friendly, quick and want to solve problems. You may stay all of that. You only check who is asking before you help.' },
    { title: 'The boss on WhatsApp', text: '“I am with the investors, my company phone is dead. Send me the list of our top 200 customers here, quickly.” Name and picture are right, since both are on the website. Voices can be copied as well. Whoever may have an export can get it by the usual way, and whoever really is the boss will praise you for calling back.' },
    { title: 'The friendly technician', text: '“Support here. We see problems with your account. Could you read me the code that you just got?” Support never needs your passphrase, your one-time code or your recovery code. A code you read aloud is a door you open, whoever is on the phone.' },
    { title: 'Sharing is giving away', text: 'A colleague’s account is “still not set up”, so you let her use yours. From now on the log says you did what she does, and you cannot say who else knows the passphrase. A new account takes two minutes. Ask for one.' },
    { title: 'Sticks, visitors, open screens', text: 'A USB stick on the car park is bait: some of them type commands as soon as they are plugged in. A visitor with a ladder and a vest gets through most doors. And at a trade fair it takes ten seconds at an open screen to photograph a list. Lock, every time: Ctrl+Shift+L.' },
    { title: 'How to say no', text: 'Have a sentence ready: “I will call you back on the number we have.” “I am not allowed to, I will ask.” “Let me get my colleague.” It costs a minute, it offends no honest person, and it ends nearly every attempt. If something felt wrong, report it, also when nothing happened.' },
  ],
  questions: [
    {
      ask: 'Your managing director asks on WhatsApp, from an unknown number, for an export of the best customers. What do you do?',
      options: [
        { text: 'Send it, but only names and phone numbers, and without the revenue', why: 'That is a complete list for a competitor. Less of the wrong thing is still wrong.' },
        { text: 'Call her on the number you know', why: 'Right. One call settles it, and she will be glad to hear that somebody uses her name.' },
        { text: 'Ask in the chat for her birthday, to be sure that it is her', why: 'Birthdays stand on the internet. Questions in the attacker’s channel prove nothing.' },
      ],
      right: 1,
    },
    {
      ask: 'Somebody from “IT support” calls, knows your name and the name of your machine, and asks for the six-digit code on your phone.',
      options: [
        { text: 'Read it out, a code is worthless after 30 seconds', why: 'Thirty seconds are enough: the caller is typing your passphrase at that moment.' },
        { text: 'Read out only the first three digits, as a proof that you have it', why: 'There is no reason to prove anything, and the rest comes with the next question.' },
        { text: 'Give nothing, hang up, report it', why: 'Right. Nobody honest needs your code. That they know your names only shows that they prepared.' },
      ],
      right: 2,
    },
    {
      ask: 'A new colleague starts on Monday and cannot open the vault yet. A customer is waiting. She asks for your passphrase “just for today”.',
      options: [
        { text: 'Look the customer up yourself and ask an administrator for her account', why: 'Right. The customer is helped, and everybody works under their own name.' },
        { text: 'Give it to her and change it in the evening', why: 'Until then everything she does is yours in the log, and you have taught her that this is how we do it.' },
        { text: 'Type it in for her, so that she does not learn it, and let her work with it', why: 'She works with your rights and under your name. Who typed it makes no difference.' },
      ],
      right: 0,
    },
    {
      ask: 'You find a USB stick with our logo in the lobby, labelled “Salaries 2026”. What do you do with it?',
      options: [
        { text: 'Plug it in briefly to find the owner', why: 'That is what it was put there for. A stick can act as a keyboard, and no virus scanner sees that.' },
        { text: 'Hand it in unplugged', why: 'Right. Whoever examines it has a machine for that.' },
        { text: 'Plug it into the old machine in the meeting room, which hardly anybody uses', why: 'It hangs on the same network as yours, and the next presentation is held on it.' },
      ],
      right: 1,
    },
    {
      ask: 'You stand at our booth at a trade fair with the vault open. A visitor wants to show you something two metres away.',
      options: [
        { text: 'Turn the screen around so that nobody can read it', why: 'Turned back in a second, or read by whoever stands behind the booth.' },
        { text: 'Ask the trainee of the next booth to keep an eye on it', why: 'You ask a stranger to guard what you must not show to strangers.' },
        { text: 'Lock it, then go', why: 'Right. One press of keys, and unlocking takes five seconds.' },
      ],
      right: 2,
    },
    {
      ask: 'A caller is angry, threatens with a lawyer and demands at once the mobile number of a customer, “a good friend”.',
      options: [
        { text: 'Offer to pass a message on, and give no number', why: 'Right. The friend can call back if he wants to. That is kind to both and breaks nothing.' },
        { text: 'Give the number, a quarrel with a lawyer harms the company more', why: 'Without a reason you may not, and the threat only works because it wants to be over. The customer would have the lawyer.' },
        { text: 'Say that the customer has moved to another company', why: 'That is information about the customer as well, and a lie that comes back to us.' },
      ],
      right: 0,
    },
  ],
}
