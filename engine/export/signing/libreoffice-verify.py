"""Test support: starts LibreOffice once and prints its verdict on the signatures of DOCX files as JSON.

usage: libreoffice-verify.py FOLDER FILE...   (Debian's python3 with python3-uno)
MOZILLA_CERTIFICATE_FOLDER names the NSS database with the trusted authority.
"""
import json
import os
import signal
import socket
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.io import IOException as UnoIOException


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def connect(port):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not start")


def signatures(context, path):
    manager = context.ServiceManager
    factory = manager.createInstanceWithContext("com.sun.star.embed.StorageFactory", context)
    form = PropertyValue()
    form.Name = "StorageFormat"
    form.Value = "ZipFormat"
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
    port = free_port()
    office = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation=file://{folder}/profile",
            f"--accept=socket,host=127.0.0.1,port={port};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        context = connect(port)
        print(json.dumps([signatures(context, os.path.abspath(path)) for path in files]))
    finally:
        os.killpg(office.pid, signal.SIGTERM)
        office.wait(20)


main()
