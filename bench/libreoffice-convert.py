"""Converts DOCX files to PDF in one LibreOffice that has already converted one; prints the milliseconds for all.

usage: libreoffice-convert.py FILE...   (Debian's python3 with python3-uno)
"""
import os
import socket
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(port):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not start")


def convert(desktop, path):
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (prop("Hidden", True),))
    target = uno.systemPathToFileUrl(os.path.splitext(path)[0] + ".pdf")
    document.storeToURL(target, (prop("FilterName", "writer_pdf_Export"),))
    document.close(True)


port = free_port()
profile = tempfile.mkdtemp()
office = subprocess.Popen(
    ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{profile}",
     f"--accept=socket,host=127.0.0.1,port={port};urp;"],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    context = connect(port)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    convert(desktop, sys.argv[1])
    since = time.monotonic()
    for file in sys.argv[1:]:
        convert(desktop, file)
    print((time.monotonic() - since) * 1000)
    try:
        desktop.terminate()
    except Exception:
        pass
finally:
    office.terminate()
    office.wait(20)
