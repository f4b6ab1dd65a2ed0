import { Building2, Inbox, Mail, Plus, Trash2, Upload } from 'lucide-react'
import { useState } from 'react'
import { ShortcutsDialog } from '../../../renderer/app/shortcuts-dialog'
import { Avatar } from '../../../renderer/ui/avatar'
import { Badge, TagChip, TagList } from '../../../renderer/ui/badge'
import { Button, IconButton } from '../../../renderer/ui/button'
import { Checkbox } from '../../../renderer/ui/checkbox'
import { ComboBox } from '../../../renderer/ui/combo-box'
import { DateField } from '../../../renderer/ui/date-field'
import { Dialog } from '../../../renderer/ui/dialog'
import { EmptyState } from '../../../renderer/ui/empty-state'
import { InlineAlert } from '../../../renderer/ui/inline-alert'
import { KeyHint } from '../../../renderer/ui/key-hint'
import { Menu } from '../../../renderer/ui/menu'
import { PassphraseField } from '../../../renderer/ui/passphrase-field'
import { Popover } from '../../../renderer/ui/popover'
import { Progress } from '../../../renderer/ui/progress'
import { RadioGroup } from '../../../renderer/ui/radio-group'
import { Select } from '../../../renderer/ui/select'
import { SkeletonLines } from '../../../renderer/ui/skeleton'
import { StrengthMeter } from '../../../renderer/ui/strength-meter'
import { Switch } from '../../../renderer/ui/switch'
import { Tabs } from '../../../renderer/ui/tabs'
import { TextArea } from '../../../renderer/ui/text-area'
import { TextField } from '../../../renderer/ui/text-field'
import { notify } from '../../../renderer/ui/toast'

const countries = [{ key: 'at', text: 'Austria' }, { key: 'jp', text: 'Japan' }, { key: 'pe', text: 'Peru' }, { key: 'tr', text: 'Türkiye' }] as const

/** Every control of the kit once, in the states that matter. */
export function Controls() {
  const [text, setText] = useState('Halden Timber')
  const [pass, setPass] = useState('correct horse')
  const [country, setCountry] = useState<string | null>('at')
  const [company, setCompany] = useState<string | null>(null)
  const [check, setCheck] = useState(true)
  const [mode, setMode] = useState('upsert')
  const [tab, setTab] = useState('a')
  const [birthday, setBirthday] = useState('--05-04')
  const [date, setDate] = useState('2026-11-23')
  const [dialog, setDialog] = useState<'none' | 'dialog' | 'keys'>('none')
  return (
    <div className="gallery">
      <h1>Controls</h1>
      <div className="gallery-columns">
        <section>
          <h2>Buttons</h2>
          <div className="gallery-row"><Button variant="primary" icon={Plus}>New person</Button><Button>Plain</Button><Button variant="quiet">Quiet</Button><Button variant="danger" icon={Trash2}>Erase</Button></div>
          <div className="gallery-row"><Button size="small" variant="primary">Small</Button><Button size="small" icon={Upload}>Import</Button><IconButton icon={Mail} label="Write" keys={['W']} /><IconButton icon={Mail} label="Write" variant="plain" size="small" /><Button isDisabled>Disabled</Button><Button isPending>Saving</Button></div>
          <div className="gallery-row">
            <Menu label="More" groups={[{ id: '1', items: [{ id: 'a', text: 'Add tag', icon: Plus, keys: ['T'], onAction: () => undefined }, { id: 'b', text: 'Write', icon: Mail, onAction: () => undefined }] }, { id: '2', items: [{ id: 'c', text: 'Delete', icon: Trash2, isDanger: true, onAction: () => undefined }] }]}><Button>Menu</Button></Menu>
            <Popover label="Panel" trigger={<Button>Popover</Button>}><Checkbox isSelected={check} onChange={setCheck}>In the panel</Checkbox></Popover>
            <Button onPress={() => { setDialog('dialog') }}>Dialog</Button>
            <Button onPress={() => { setDialog('keys') }}>Keys</Button>
            <Button onPress={() => { notify({ text: () => 'Deleted 3 people', tone: 'success', action: { text: () => 'Undo', onPress: () => notify({ text: () => 'Restored 3 people', tone: 'info' }) } }) }}>Notice</Button>
          </div>
          <h2>State</h2>
          <div className="gallery-row"><Badge>Draft</Badge><Badge tone="info">New</Badge><Badge tone="success">Verified</Badge><Badge tone="warning">Late</Badge><Badge tone="danger">Damaged</Badge></div>
          <div className="gallery-row">{['customer', 'trade fair', 'supplier', 'partner', 'key account', 'newsletter'].map((tag) => <TagChip key={tag} tag={tag} />)}<TagChip tag="removable" onRemove={() => undefined} /><TagList tags={['one', 'two', 'three', 'four']} /></div>
          <div className="gallery-row">{['Amara Okafor', 'Björn Weiß', '中村 健二', 'Zofia', 'Élodie Dubois'].map((name) => <Avatar key={name} name={name} />)}<Avatar name="Halden" kind="company" /><Avatar name="Ana Sousa" size="large" /><KeyHint keys={['Ctrl', 'K']} /></div>
          <InlineAlert tone="info">The file has 1,204 rows. Nothing is written yet.</InlineAlert>
          <InlineAlert tone="success" title="Backup verified">48,211 people, read back from disk.</InlineAlert>
          <InlineAlert tone="warning" title="Backup is on the same disk" actions={<Button size="small">Choose a folder</Button>}>If this disk fails, both are gone.</InlineAlert>
          <InlineAlert tone="danger" title="This passphrase did not open the vault">Nothing was changed. Check Caps Lock and try again.</InlineAlert>
        </section>
        <section>
          <h2>Fields</h2>
          <TextField label="Company" value={text} onChange={setText} description="As on the invoice" icon={Building2} isOptional />
          <TextField label="Email" value="ana@@example" onChange={() => undefined} error="This is not an email address. Check the two @ signs." />
          <TextField label="Owner" value="Demo Owner" onChange={() => undefined} isDisabled />
          <PassphraseField label="Passphrase" value={pass} onChange={setPass} />
          <StrengthMeter score={3} />
          <StrengthMeter score={1} />
          <Select label="Country" options={countries} value={country} onChange={setCountry} />
          <ComboBox label="Works at" options={[{ key: 'h', text: 'Halden Timber', detail: 'Bergen', icon: Building2 }, { key: 'k', text: 'Kestrel Optics', detail: 'Vienna', icon: Building2 }, { key: 'p', text: 'Polder Pumps', detail: 'Utrecht', icon: Building2 }]} value={company} onChange={setCompany} placeholder="Type a name" />
          <div className="gallery-row"><DateField label="Due" value={date} onChange={setDate} /></div>
          <DateField label="Birthday" value={birthday} onChange={setBirthday} yearless />
          <TextArea label="Notes" value="Met at the fair. Prefers calls before ten." onChange={() => undefined} />
        </section>
        <section>
          <h2>Choices</h2>
          <Checkbox isSelected={check} onChange={setCheck} detail="You can undo this for 30 days">Move to the recycle bin</Checkbox>
          <Checkbox isSelected={false} isIndeterminate onChange={() => undefined}>Some of them</Checkbox>
          <Checkbox isSelected={false} isDisabled onChange={() => undefined}>Not allowed</Checkbox>
          <Switch isSelected={check} onChange={setCheck} detail="Once a day while the app runs">Back up by itself</Switch>
          <Switch isSelected={!check} onChange={() => undefined}>Compact rows</Switch>
          <RadioGroup label="When a person exists already" value={mode} onChange={setMode} options={[{ key: 'upsert', text: 'Update and create', detail: 'A blank cell never overwrites' }, { key: 'create', text: 'Create only' }, { key: 'update', text: 'Update only' }]} />
          <h2>Progress</h2>
          <Progress sentence="Reading contacts.csv" done={31_204} total={48_211} onCancel={() => undefined} />
          <Progress sentence="Verifying the backup" done={0} total={null} />
          <SkeletonLines count={3} label="Loading" />
          <h2>Places</h2>
          <Tabs label="Record" selected={tab} onSelect={setTab} items={[{ key: 'a', text: 'Timeline', count: '12', children: 'Timeline' }, { key: 'b', text: 'Details', children: 'Details' }, { key: 'c', text: 'History', count: '4', children: 'History' }]} />
          <EmptyState icon={Inbox} title="No companies yet" actions={<><Button variant="primary" icon={Upload}>Import a file</Button><Button>New company</Button></>}>Companies appear here when you import people who work somewhere, or make one yourself.</EmptyState>
        </section>
      </div>
      <Dialog isOpen={dialog === 'dialog'} onClose={() => { setDialog('none') }} title="Erase 3 people for good?" actions={<><Button onPress={() => { setDialog('none') }}>Cancel</Button><Button variant="danger">Erase 3 people</Button></>}>
        <p>Their emails, phones and notes are removed from the vault and from every later backup. This cannot be undone.</p>
        <PassphraseField label="Your passphrase" value="" onChange={() => undefined} />
      </Dialog>
      <ShortcutsDialog isOpen={dialog === 'keys'} onClose={() => { setDialog('none') }} />
    </div>
  )
}
