import { describeSuite } from '../support/suite-cases.js';

describeSuite({ suite: 'eddsa-jcs-2022', keyType: 'Ed25519', otherKeyType: 'P-384', signatureBytes: 64 });
