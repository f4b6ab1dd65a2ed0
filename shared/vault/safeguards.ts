/**
 * What watches over the vault and over the people in it, each sealed by itself against edits from outside: the rules of the alerts, the settings that do not decide
 * who gets in, the texts of policies, who acknowledged them, who finished a course, the alerts themselves, and where backups go.
 */
export const safeguardParts = ['alert-rules', 'settings', 'policies', 'acknowledgements', 'trainings', 'alerts', 'backups'] as const
export type SafeguardPart = (typeof safeguardParts)[number]
