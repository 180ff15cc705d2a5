import { describeSuite } from '../support/suite-cases.js';

describeSuite({ suite: 'eddsa-rdfc-2022', keyType: 'Ed25519', otherKeyType: 'P-256', signatureBytes: 64 });
