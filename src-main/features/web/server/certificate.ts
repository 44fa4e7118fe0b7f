/** The certificate of the web server and its key. */
import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { messageOf } from '../../../lib/message-of.ts'
import type { WebSettings } from '../contract.ts'

/** In PEM. */
export interface Certificate {
  readonly cert: Buffer
  readonly key: Buffer
}

/** Its message is the system's, or OpenSSL's. */
export class CertificateFault extends Error {}

/**
 * `undefined` if there is none in the settings.
 *
 * @throws CertificateFault if it or its key cannot be read or used
 */
export async function readCertificate({
  certificate,
  key,
}: Pick<WebSettings, 'certificate' | 'key'>): Promise<Certificate | undefined> {
  if (certificate === '') return undefined
  try {
    const pair = { cert: await readFile(certificate), key: await readFile(key) }
    createSecureContext(pair)
    return pair
  } catch (error) {
    throw new CertificateFault(messageOf(error), { cause: error })
  }
}
