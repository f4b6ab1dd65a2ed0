import type { PolicyTexts } from './policies'

export const englishPolicies: PolicyTexts = {
  'acceptable-use': `This vault holds what customers have told us. It is for our work with them, and for nothing else.
# What you do
- Work under your own name, with your own passphrase. Nobody else uses it, not for a minute, not on holiday, not your manager.
- Lock the vault when you leave your place: Ctrl+Shift+L. It also locks itself.
- Look up people because your task needs it. Curiosity about a neighbour or a celebrity is not a task.
- Write notes as if the person were going to read them. They have the right to.
# What you do not do
- No export, no screenshot and no photograph for private use, for a friend or for a next employer.
- No customer data in private mail, messengers, online translators or chat assistants.
- No programs from unknown sources and no found USB sticks on a machine with the vault.
# When something goes wrong
Say so at once: a wrong click, a lost laptop, a message that went to the wrong person. Whoever reports a mistake early helps everybody and has nothing to fear for it. What the vault does is written to its log, and administrators may read it.`,
  'data-handling': `People trust us with their names, numbers and stories. The law asks us to treat them with care, and so do we.
# Collect little
- Enter only what we need for our work. Health, faith, politics, family quarrels and gossip do not belong into notes.
- Say where data comes from when you import it, and do not import lists that were bought or found.
- Respect “Do not use”: who does not want calls or mail gets none, whatever the campaign.
# Keep it right
- Correct what is wrong when you see it. Join doubles instead of adding a third.
- Delete what has no purpose any more. It stays in the recycle bin for a while, then it is gone.
# Pass on with care
- Export only what somebody needs, for as long as they need it, and delete the file afterwards. An exported file is not encrypted.
- Check the recipient twice before you send. Use blind copy for groups of customers.
- Never give information about a person by phone to somebody whom you cannot identify. Call back on the number we have.
# Requests by the people themselves
Whoever asks what we know about them, wants it corrected or erased, has a right to an answer within one month. Do not answer yourself: pass the request on the same day to whoever is responsible for data protection.`,
  'remote-work': `The vault works everywhere, without a network. So it is you who decides where it is safe to open it.
# The machine
- Use only machines that the company gave you or has approved. They have an encrypted disk, current updates and an account of your own.
- Nobody else uses the machine, not even family.
- Never leave it in a car, a hotel lobby or a train seat, not even for a coffee. If it must stay in the room, lock it away.
# The place
- Sit so that nobody reads along. On trains and at fairs, use a privacy filter or wait.
- Do not talk about customers where strangers listen. First names are enough on the phone.
- Lock the screen whenever you turn away, at a trade fair most of all.
# Network and copies
- Use the network of your phone rather than an open one. The vault itself sends nothing, your mail does.
- Backups go to the drives we agreed on, not to a private cloud or stick. Keep the recovery code at another place than the machine.
# Lost or stolen
Report it at once, at any hour, also when you are not sure. Then an administrator can close your account, change the vault key and restore a backup. An hour matters more than who was at fault.`,
}
