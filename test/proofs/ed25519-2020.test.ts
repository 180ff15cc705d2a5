import { describeSuite } from '../support/suite-cases.js';

describeSuite({
  suite: 'Ed25519Signature2020',
  keyType: 'Ed25519',
  otherKeyType: 'RSA',
  signatureBytes: 64,
  contexts: ['https://w3id.org/security/suites/ed25519-2020/v1'],
});
