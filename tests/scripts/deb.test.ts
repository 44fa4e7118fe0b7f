/** Builds the deb from electron-builder's fpm arguments, and checks it with dpkg-deb. */
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { capture } from '../../scripts/capture.ts'
import { isOnPath } from '../../scripts/machine.ts'
import { buildDeb, controlText, readFpmArguments } from '../../scripts/packing/deb.ts'

/** The fpm arguments of electron-builder 26. */
function fpmArguments(folder: string): string[] {
  return [
    ...['-s', 'dir', '--force', '-t', 'deb'],
    ...['-d', 'liba1t64 | liba1', '-d', 'libb2', '--deb-recommends', 'libc3'],
    ...['--deb-compression', 'gz', '--architecture', 'amd64'],
    ...['--after-install', join(folder, 'install.sh'), '--after-remove', join(folder, 'remove.sh')],
    ...['--description', 'In short\n At length.', '--version', '1.2.3~test'],
    ...['--package', join(folder, 'some.deb'), '--name', 'some', '--maintainer', 'A <a@b.example>'],
    ...['--vendor', 'A', '--url', 'https://b.example', '--category', 'video'],
    ...['--deb-priority', 'optional', '--license', 'MIT'],
    `${folder}/program/=/opt/Some`,
    `${folder}/some.desktop=/usr/share/applications/some.desktop`,
  ]
}

test('an unknown or missing argument is an error', () => {
  expect(() => readFpmArguments([...fpmArguments('/tmp'), '--iteration', '2'])).toThrow(
    /--iteration/,
  )
  expect(() => readFpmArguments(['-t', 'rpm'])).toThrow('only a deb')
  expect(() => readFpmArguments(['-t', 'deb'])).toThrow('names no --name')
})

test('the description is last, and empty fields are omitted', () => {
  expect(controlText({ Package: 'a', Description: 'b\n c', Recommends: '', Size: '1' })).toBe(
    'Package: a\nSize: 1\nDescription: b\n c\n',
  )
})

describe.skipIf(!(await isOnPath('dpkg-deb')))('with dpkg-deb', () => {
  let folder = ''
  const dpkgDeb = async (...args: string[]) => {
    const run = await capture('dpkg-deb', [...args])
    expect(run.failure).toBe('')
    return run.stdout
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'camwall-deb-'))
    await mkdir(join(folder, 'program/parts'), { recursive: true })
    await writeFile(join(folder, 'program/some'), 'a program')
    await chmod(join(folder, 'program/some'), 0o777)
    await writeFile(join(folder, 'program/parts/data'), 'data')
    await chmod(join(folder, 'program/parts/data'), 0o666)
    await writeFile(join(folder, 'some.desktop'), '[Desktop Entry]')
    await writeFile(join(folder, 'install.sh'), '#!/bin/sh\n# after it is installed\n')
    await writeFile(join(folder, 'remove.sh'), '#!/bin/sh\n# after it is removed\n')
    const umask = process.umask(0o077)
    try {
      await buildDeb(readFpmArguments(fpmArguments(folder)))
    } finally {
      process.umask(umask)
    }
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('it has the given fields', async () => {
    expect(await dpkgDeb('--field', join(folder, 'some.deb'))).toBe(
      [
        ...['Package: some', 'Version: 1.2.3~test', 'Architecture: amd64'],
        ...['Maintainer: A <a@b.example>', 'Depends: liba1t64 | liba1, libb2', 'Recommends: libc3'],
        ...['Section: video', 'Priority: optional', 'Homepage: https://b.example'],
        ...['Installed-Size: 1', 'Description: In short', ' At length.', ''],
      ].join('\n'),
    )
  })

  test('its files belong to root, and only root may write them', async () => {
    const lines = (await dpkgDeb('--contents', join(folder, 'some.deb'))).trim().split('\n')
    const files = lines.map((line) => line.replace(/\s+\d+ \d{4}-\d\d-\d\d \d\d:\d\d /, ' '))
    expect(files).toContain('-rwxr-xr-x root/root ./opt/Some/some')
    expect(files).toContain('-rw-r--r-- root/root ./opt/Some/parts/data')
    expect(files).toContain('-rw-r--r-- root/root ./usr/share/applications/some.desktop')
    expect(files).toContain('drwxr-xr-x root/root ./')
  })

  test('it contains the scripts and the checksums', async () => {
    const control = join(folder, 'control')
    await dpkgDeb('--control', join(folder, 'some.deb'), control)
    expect((await stat(join(control, 'postinst'))).mode & 0o777).toBe(0o755)
    const sums = await capture('md5sum', [join(folder, 'program/parts/data')])
    const listed = await capture('cat', [join(control, 'md5sums'), join(control, 'postrm')])
    expect(listed.stdout).toContain(`${sums.stdout.split(' ')[0] ?? ''}  opt/Some/parts/data\n`)
    expect(listed.stdout).toContain('# after it is removed')
  })
})
