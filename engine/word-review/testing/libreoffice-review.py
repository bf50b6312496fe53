"""Test support: a reviewer without Anjuan. Opens a DOCX in LibreOffice, writes in it, and saves it as DOCX again.

usage: libreoffice-review.py FOLDER IN.docx OUT.docx STEPS.json   (Debian's python3 with python3-uno)
STEPS: [{"do": "comment", "find": "…", "text": "…", "author": "…"},
        {"do": "replace", "find": "…", "with": "…"},   (recorded as a change)
        {"do": "insertAfter", "find": "…", "text": "…"},   (recorded; at the end of the words found)
        {"do": "silently", "find": "…", "with": "…"}]   (with no record)
"""
import json
import os
import sys

import uno

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), *["..", "..", "..", "scripts"]))
from libreoffice_session import session, value


def paragraphs(text):
    each = text.createEnumeration()
    while each.hasMoreElements():
        block = each.nextElement()
        if block.supportsService("com.sun.star.text.TextTable"):
            for name in block.getCellNames():
                yield from paragraphs(block.getCellByName(name))
        else:
            yield block


def found(document, words):
    """The words as a range, walked to one place after another: comments take places that are no text."""
    for paragraph in paragraphs(document.getText()):
        at = paragraph.getString().find(words)
        if at < 0:
            continue
        start = paragraph.getText().createTextCursorByRange(paragraph.getStart())
        start.goRight(at, False)
        for _ in range(40):
            for more in range(4):
                place = start.getText().createTextCursorByRange(start.getStart())
                place.goRight(len(words) + more, True)
                if place.getString() == words:
                    return place
            start.goRight(1, False)
    raise SystemExit(f"not in the document: {words}")


def act(document, step):
    kind = step["do"]
    document.setPropertyValue("RecordChanges", kind in ("replace", "insertAfter"))
    if kind == "comment":
        field = document.createInstance("com.sun.star.text.textfield.Annotation")
        field.setPropertyValue("Author", step["author"])
        field.setPropertyValue("Content", step["text"])
        place = found(document, step["find"])
        place.getText().insertTextContent(place, field, True)
    elif kind in ("replace", "silently"):
        found(document, step["find"]).setString(step["with"])
    elif kind == "insertAfter":
        place = found(document, step["find"])
        place.getText().insertString(place.getEnd(), step["text"], False)
    else:
        raise SystemExit(f"no such step: {kind}")


def main():
    folder, source, target, steps = sys.argv[1:]
    with session(folder) as context:
        # Without a window: an installation without its dialogs has none for the comments beside a page.
        document = context.ServiceManager.createInstanceWithContext("com.sun.star.text.TextDocument", context)
        url = uno.systemPathToFileUrl(os.path.abspath(source))
        document.load((value("URL", url), value("FilterName", "MS Word 2007 XML")))
        with open(steps, encoding="utf-8") as given:
            for step in json.load(given):
                act(document, step)
        document.storeToURL(
            uno.systemPathToFileUrl(os.path.abspath(target)),
            (value("FilterName", "MS Word 2007 XML"),),
        )
        document.close(True)


main()
