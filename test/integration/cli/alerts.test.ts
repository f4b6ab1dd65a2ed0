import { expect, it } from 'vitest'
import '../../support/quick-command-line'
import { aCliVault, satchel } from '../../support/command-line'

interface AlertsPrinted {
  readonly items: readonly { readonly id: string; readonly rule: string; readonly severity: string; readonly happened: string; readonly evidence: readonly number[]; readonly note: string }[]
  readonly total: number
  readonly acknowledged: number
}
const printed = (stdout: string): AlertsPrinted => JSON.parse(stdout) as AlertsPrinted

it('alerts › list names what happened with its entries, ack takes it off the list, rules are shown and adjusted, each with its exit code', async () => {
  const vault = await aCliVault()
  // Lines that need no vault to be refused.
  const refused = await Promise.all([['alerts', 'rule', 'nothing', '--on'], ['alerts', 'rule', 'failed-logins', '--set', 'attempts=x'], ['alerts', 'rule', 'failed-logins', '--set', 'hours=2'], ['alerts', 'rule', 'log-tampered', '--off'], ['alerts', 'ack', '7']].map((line) => satchel([...line, '--vault', vault.vault, '--json'])))
  expect(refused.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2, 2])

  expect((await vault.run('key', 'show', '--yes-i-understand')).exitCode).toBe(0)
  const listed = printed((await vault.run('alerts', 'list')).stdout)
  expect(listed).toMatchObject({ ok: true, total: 1, items: [{ rule: 'key-shown', severity: 'critical', happened: expect.stringContaining('Owner had the raw key of the vault shown') as unknown }] })
  const [alert] = listed.items
  expect(alert?.evidence).toHaveLength(1)
  expect(printed((await vault.run('alerts', 'ack', alert?.id ?? '', '--note', 'For the auditor')).stdout).acknowledged).toBe(1)
  const rule = await vault.run('alerts', 'rule', 'failed-logins', '--set', 'attempts=9', '--set', 'coolDownHours=1')
  expect(JSON.parse(rule.stdout)).toMatchObject({ ok: true, rule: 'failed-logins', isOn: true, values: { attempts: 9, windowMinutes: 60, coolDownHours: 1 } })
}, 60_000)
