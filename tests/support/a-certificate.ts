/** A certificate of this computer for tests, signed by itself, and its key, which protects nothing. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Closing } from './guarded-hub.ts'

const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUbKtNVZ6KKKiX81w6Ql/vTfGh6qYwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyODAwMzgxMVoYDzIxMjYxMTA0
MDAzODExWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASvChZUdfX7/L+tMqRt4nIKfHL7RBxF57tL9KK8RANo/WqE2QM+ghWF
zAcjjaLXjEztj96PiiEaOKZS5JkLVrKqo28wbTAdBgNVHQ4EFgQUQ+h1lMir1qpG
BU9cyLuNmC3dtuowHwYDVR0jBBgwFoAUQ+h1lMir1qpGBU9cyLuNmC3dtuowDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgQWVosbempQc+/QAwEIzheLkKCphAdvJ9D7tmtlA4ngQCIGAs
8IsU5OV18Sk9H8ebd0rYtjnnQStJe3/mEvoXsn47
-----END CERTIFICATE-----
`
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgs+WjeOxI2RONFpaX
R7KD7zRkSEaoYprK9JBGCXsWxiahRANCAASvChZUdfX7/L+tMqRt4nIKfHL7RBxF
57tL9KK8RANo/WqE2QM+ghWFzAcjjaLXjEztj96PiiEaOKZS5JkLVrKq
-----END PRIVATE KEY-----
`

/** Paths of the two, as in the settings. */
export async function aCertificate(
  closing: Closing,
): Promise<{ certificate: string; key: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'camwall-certificate-'))
  closing.push(() => rm(folder, { recursive: true }))
  const paths = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') }
  await writeFile(paths.certificate, CERTIFICATE)
  await writeFile(paths.key, KEY)
  return paths
}
