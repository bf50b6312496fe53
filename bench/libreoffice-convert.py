"""Converts DOCX files to PDF in one LibreOffice that has already converted one; prints the milliseconds for all.

usage: libreoffice-convert.py FILE...   (Debian's python3 with python3-uno)
"""
import os
import sys
import tempfile
import time

import uno

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), *["..", "scripts"]))
from libreoffice_session import session, value


def convert(desktop, path):
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (value("Hidden", True),))
    target = uno.systemPathToFileUrl(os.path.splitext(path)[0] + ".pdf")
    document.storeToURL(target, (value("FilterName", "writer_pdf_Export"),))
    document.close(True)


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, session(folder) as context:
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    convert(desktop, sys.argv[1])
    since = time.monotonic()
    for file in sys.argv[1:]:
        convert(desktop, file)
    print((time.monotonic() - since) * 1000)
