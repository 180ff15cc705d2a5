import { describeSuite } from '../support/suite-cases.js';

describeSuite({ suite: 'ecdsa-jcs-2019', keyType: 'P-256', otherKeyType: 'Ed25519', signatureBytes: 64 });
describeSuite({ suite: 'ecdsa-jcs-2019', keyType: 'P-384', otherKeyType: 'secp256k1', signatureBytes: 96 });
