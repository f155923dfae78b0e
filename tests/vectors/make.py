#!/usr/bin/env python3
"""Makes PDUs of our own texts (texts.json) with other people's encoders, for tests/channels/gsm/pdu/own-texts.test.ts.

    apt-get install python3-gammu
    /usr/bin/python3 tests/vectors/make.py gammu
    python3 -m venv VENV && VENV/bin/pip install python-gsmmodem-new==0.13.0 python-messaging==0.5.13
    VENV/bin/python tests/vectors/make.py gsmmodem
    VENV/bin/python tests/vectors/make.py messaging

Each writes pdus-NAME.json: {"encoder", "pdus": [{"text": index in texts.json, "type", "parts": [hex, …]}]}. A text that an
encoder refuses or cannot write is left out, and named under "refused" with what it said.
"""

import datetime
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
NUMBER = '+6281200000001'
SMSC = '+628110000001'
WHEN = datetime.datetime(2026, 11, 23, 9, 15, 0)


def gammu_parts(text, layout):
    import gammu

    gsm = gammu.EncodeSMS({'Class': -1, 'Unicode': False, 'Entries': [{'ID': 'ConcatenatedAutoTextLong', 'Buffer': text}]})
    parts = []
    for index, part in enumerate(gsm):
        part.update(
            SMSC={'Number': SMSC, 'Location': 1, 'Name': '', 'Format': 'Text', 'Validity': 'Max', 'DefaultNumber': ''},
            Number=NUMBER, Folder=0, Type='Submit' if layout == 'Submit' else 'Deliver', State='UnSent', MessageReference=index,
            DateTime=WHEN, SMSCDateTime=WHEN,
        )
        data = gammu.EncodePDU(part, layout)
        parts.append(data.hex().upper())
    return parts


def gammu_all(text):
    # its Submit layout writes a validity period without saying so in the first octet
    yield 'deliver', gammu_parts(text, 'Deliver')


def gsmmodem_all(text):
    from gsmmodem.pdu import encodeSmsSubmitPdu

    yield 'submit', [str(p) for p in encodeSmsSubmitPdu(NUMBER, text, reference=3, validity=None, smsc=SMSC, requestStatusReport=True)]


def messaging_all(text):
    from messaging.sms import SmsSubmit

    sms = SmsSubmit(NUMBER, text)
    sms.csca = SMSC
    sms.request_status = True
    yield 'submit', [p.pdu for p in sms.to_pdu()]


ENCODERS = {'gammu': gammu_all, 'gsmmodem': gsmmodem_all, 'messaging': messaging_all}


def main(name):
    with open(os.path.join(HERE, 'texts.json'), encoding='utf-8') as file:
        texts = json.load(file)
    pdus, refused = [], []
    for index, text in enumerate(texts):
        try:
            for kind, parts in ENCODERS[name](text):
                pdus.append({'text': index, 'type': kind, 'parts': parts})
        except Exception as error:
            refused.append({'text': index, 'error': repr(error)[:120]})
    with open(os.path.join(HERE, f'pdus-{name}.json'), 'w', encoding='utf-8') as file:
        json.dump({'encoder': name, 'number': NUMBER, 'smsc': SMSC, 'pdus': pdus, 'refused': refused}, file, indent=1)
        file.write('\n')
    print(name, len(pdus), 'messages,', sum(len(p['parts']) for p in pdus), 'PDUs,', len(refused), 'refused')


if __name__ == '__main__':
    main(sys.argv[1])
