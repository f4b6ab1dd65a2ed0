import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspectFile } from '../../../electron/importing/inspect-file'
import { accounted, aFile, anImportScene, type ImportScene } from '../../support/import-scene'
import { temporaryFolder } from '../../support/vault-database'

const header = 'First Name,Last Name,Email,Birthday\n'
const rows = (count: number, date: string): string => Array.from({ length: count }, (_, i) => `P${String(i)},Row,p${String(i)}@row.example,${date}\n`).join('')
const birthdays = (scene: ImportScene): string[] => [...new Set(scene.contacts().map(({ birthday }) => birthday))]

describe('a file with a trap', () => {
  it('has its dates read by the whole column, also when one row far below tells', () => {
    const scene = anImportScene()
    scene.bring(aFile(`${header}${rows(3_000, '03/04/1980')}Z,Row,z@row.example,04/25/1980\n`))
    expect(birthdays(scene)).toEqual(['1980-03-04', '1980-04-25'])
    const other = anImportScene()
    other.bring(aFile(`${header}${rows(3_000, '03/04/1980')}Z,Row,z@row.example,25/04/1980\n`))
    expect(birthdays(other)).toEqual(['1980-04-03', '1980-04-25'])
  })
  it('may end its lines with carriage returns alone', () => {
    const scene = anImportScene()
    expect(scene.bring(aFile(`${header}Ann,Bo,ann@bo.example,\nCy,Do,cy@do.example,\n`.replaceAll('\n', '\r')))).toMatchObject({ rows: 2, created: 2 })
  })
  it('may name its columns in Chinese, Japanese or Russian, or in words that nobody knows', () => {
    const scene = anImportScene()
    const tables = ['姓名,电子邮件,手机,公司\n王小明,wang@x.example,13900000001,东方\n', '氏名,メールアドレス,電話番号\n山田太郎,yamada@x.example,03-5550-0001\n', 'Фамилия,Имя,Электронная почта,Телефон\nИванов,Пётр,petr@x.example,+7 495 555-00-01\n', 'Kü,Ba,Zo\nIda Lund,ida@lund.example,+47 55 55 00 01\n']
    for (const table of tables) expect(scene.bring(aFile(table))).toMatchObject({ created: 1, failed: 0 })
    expect(scene.contacts()).toMatchObject([
      { formattedName: '王小明', emails: [{ address: 'wang@x.example' }], phones: [{ number: '13900000001', label: 'mobile' }], positions: [{ companyName: '东方' }] }, { formattedName: '山田太郎', phones: [{ number: '03-5550-0001' }] },
      { familyName: 'Иванов', givenName: 'Пётр', emails: [{ address: 'petr@x.example' }] }, { formattedName: 'Ida Lund', emails: [{ address: 'ida@lund.example' }], phones: [{ number: '+47 55 55 00 01' }] },
    ])
  })
  it('does not merge two people of short names at one address', () => {
    const scene = anImportScene()
    expect(scene.bring(aFile('First Name,Last Name,Email\n伟,王,home@x.example\n芳,李,home@x.example\nA,X,h@y.example\nB,Y,h@y.example\n'))).toMatchObject({ created: 4 })
  })
  it('loses one line to a quote that is never closed, and says which', () => {
    const scene = anImportScene()
    const result = scene.bring(aFile('First Name,Last Name,Notes\nAnn,Bo,"open\nCy,Do,"fine, note"\nEd,Fu,x\n'))
    expect(result).toMatchObject({ rows: 3, created: 3, problems: [{ row: 1, blocking: false, problems: [{ code: 'open-quote' }] }] })
    expect(scene.contacts().map(({ notes }) => notes)).toEqual(['open', 'fine, note', 'x'])
  })
  it('may have 5,000 columns, and a row of 8 MB among others', () => {
    const scene = anImportScene()
    expect(scene.bring(aFile(`First Name,Email,${Array.from({ length: 4_998 }, (_, i) => `c${String(i)}`).join(',')}\nAnn,ann@x.example${',v'.repeat(4_998)}\n`))).toMatchObject({ created: 1, failed: 0 })
    const result = scene.bring(aFile(`First Name,Last Name,Notes\nBig,Row,"${'n'.repeat(8_000_000)}"\nCy,Do,\n`))
    expect(result).toMatchObject({ rows: 2, created: 1, failed: 1, problems: [{ problems: [{ code: 'too-long' }] }] })
    expect(accounted(result)).toBe(2)
  })
  it.each([['a web page', '<html><body><table><tr><td>Name</td></tr></table></body></html>'], ['XML', '<?xml version="1.0"?>\n<contacts/>'], ['JSON', '[{"name":"Ann, Bo"}]\n'], ['RTF', '{\\rtf1 Name,Email}']])('is refused when it is %s', (_what, text) => {
    expect(inspectFile(anImportScene().vault.database.read, aFile(text), {})).toEqual({ ok: false, failure: { kind: 'file-not-text' } })
  })
  it('is refused at once when it is a folder, a pipe or a device', () => {
    const { read } = anImportScene().vault.database
    const folder = temporaryFolder()
    const pipe = join(folder, 'pipe.csv')
    execFileSync('mkfifo', [pipe])
    for (const path of [folder, pipe, '/dev/zero']) expect(inspectFile(read, path, {})).toEqual({ ok: false, failure: { kind: 'not-a-file' } })
  })
})
