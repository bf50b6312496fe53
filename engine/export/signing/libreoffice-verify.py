"""Test support: starts LibreOffice once and prints its verdict on the signatures of DOCX files as JSON.

usage: libreoffice-verify.py FOLDER FILE...   (Debian's python3 with python3-uno)
MOZILLA_CERTIFICATE_FOLDER names the NSS database with the trusted authority.
"""
import json
import os
import sys

import uno
from com.sun.star.io import IOException as UnoIOException

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), *["..", "..", "..", "scripts"]))
from libreoffice_session import session, value


def signatures(context, path):
    manager = context.ServiceManager
    factory = manager.createInstanceWithContext("com.sun.star.embed.StorageFactory", context)
    form = value("StorageFormat", "ZipFormat")
    arguments = (uno.systemPathToFileUrl(path), 1, uno.Any("[]com.sun.star.beans.PropertyValue", (form,)))
    try:
        storage = uno.invoke(factory, "createInstanceWithArguments", (arguments,))
    except UnoIOException:
        return []  # no package to it: it finds no signature
    verifier = manager.createInstanceWithArgumentsAndContext(
        "com.sun.star.security.DocumentDigitalSignatures", ("1.2",), context
    )
    return [
        {"valid": found.SignatureIsValid, "status": found.CertificateStatus, "signer": found.Signer.SubjectName}
        for found in verifier.verifyDocumentContentSignatures(storage, None)
    ]


def main():
    folder, files = sys.argv[1], sys.argv[2:]
    with session(folder) as context:
        print(json.dumps([signatures(context, os.path.abspath(path)) for path in files]))


main()
