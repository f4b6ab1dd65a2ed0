/**
 * What watches over the vault and over the people in it, each sealed by itself against edits from outside: the rules of the alerts, the settings that do not decide
 * who gets in, the texts of policies, who acknowledged them, who finished a course, the alerts themselves, how far the log was read for them, and where backups go.
 */
export const safeguardParts = ['alert-rules', 'settings', 'policies', 'acknowledgements', 'trainings', 'alerts', 'alerts-place', 'backups'] as const
export type SafeguardPart = (typeof safeguardParts)[number]
