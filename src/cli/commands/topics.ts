/** What does `explain` say about matters that are not findings? */

export interface Topic {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export const topics: Readonly<Record<string, Topic>> = {
  verdict: {
    title: 'how the verdict comes about',
    paragraphs: [
      'PASS: every check that is needed found what it looked for. The signature covers this content and was made with a key of the named issuer, the form is right, and the dates are in force. A pass may come with warnings.',
      'FAIL: at least one check found something wrong. The report names it, and what to do.',
      'INDETERMINATE: nothing wrong was found, but at least one needed check could not be made, for example because a server would have to be asked, or because a kind of signature is not supported. This says nothing against the badge.',
      'A pass says that the badge is as its issuer signed it. It does not say who the issuer is: anybody can make a key and call it any university. How far the issuer is known stands beside PASS, and PASS is green only for an issuer on a list that you gave.',
      'What you leave out with --skip, or soften with --conformance warn, is named in every report. Nothing else turns a failure into a pass.',
    ],
  },
  'exit-codes': {
    title: 'what the exit codes say',
    paragraphs: [
      '0: every input passed; there may be warnings.',
      '1: at least one input failed.',
      '2: wrong usage, for example a missing file or an unknown option; nothing was verified.',
      '3: none failed, but at least one could not be decided.',
      '4: there was nothing to verify.',
      '70: a bug in badge-verify; results may be incomplete.',
      '130 or 143: interrupted; the report says that it is not complete.',
      'Where several apply: 130 and 143 before 70 before 1 before 3 before 0. The output format changes nothing. --fail-on fail lets undecided inputs end with 0, --fail-on warning makes warnings end with 1, --fail-on never ends with 0 whatever the verdicts are.',
    ],
  },
};
