/** Publishing is turned on in the settings: Python's unmodified ImageHub receives what the wall receives. */
import { freePort } from '../support/free-port.ts'
import { startPythonHub } from '../support/python.ts'
import { expect, needsPython, test } from './camwall.ts'

needsPython()

test('a port in the settings publishes all cameras; nobody who subscribes is told; empty turns it off', async ({
  stage,
}) => {
  const { page, address } = await stage.start()
  stage.senders([
    { name: 'Barn', kind: 'jpg', colour: [50, 100, 150], mode: 'req-rep', address, fps: 10 },
  ])
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const section = page.getByRole('group', { name: 'Publish cameras' })
  const field = section.getByRole('textbox', { name: 'Address' })
  const port = await freePort()
  await field.fill(String(port))
  await field.press('Enter')
  await expect(field).toHaveValue(`tcp://127.0.0.1:${port}`)
  await expect(section).toContainText('Nobody subscribes.')
  await section.getByRole('textbox', { name: 'Prefix of names' }).fill('north/')
  await section.getByRole('textbox', { name: 'Prefix of names' }).press('Enter')

  const python = startPythonHub('pub-sub', `tcp://127.0.0.1:${port}`, 'jpg', 5)
  await expect(section).toContainText('Somebody subscribes.')
  await python.end()
  expect(python.lines.slice(1)).toEqual(
    Array.from({ length: 5 }, () => expect.objectContaining({ name: 'north/Barn' }) as object),
  )
  await expect(section).toContainText('Nobody subscribes.')

  await field.fill('')
  await field.press('Enter')
  await expect(section).not.toContainText('Publishing on')
})
