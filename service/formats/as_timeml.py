"""TimeML 1.2.1 (XML): the text with its dates as TIMEX3 tags inline."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

from service.answer import Answer, FactView
from service.facts import Timex

# What XML 1.0 cannot hold, even escaped.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(answer: Answer) -> bytes:
    """Return a TimeML document in UTF-8. A control character that XML cannot hold becomes U+FFFD."""
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n',
        f"<DOCID>{content(answer.id or '')}</DOCID>\n",
        created(answer.published_at),
        "<TEXT>",
        *inline(answer),
        "</TEXT>\n</TimeML>\n",
    ]
    return "".join(parts).encode()


def content(text: str) -> str:
    """Return text as it may stand in XML; a carriage return is written so that readers keep it."""
    return escape(FORBIDDEN.sub("\ufffd", text), {"\r": "&#13;"})


def created(published_at: date | datetime | None) -> str:
    """Return the document creation time, if there is one."""
    if published_at is None:
        return ""
    day = published_at.isoformat()[:10]
    attributes = f'type="DATE" value="{day}" temporalFunction="false" functionInDocument="CREATION_TIME"'
    return f'<DCT><TIMEX3 tid="t0" {attributes}>{day}</TIMEX3></DCT>\n'


def inline(answer: Answer) -> Iterator[str]:
    """Yield the text in pieces, each date inside its tag."""
    at = 0
    for number, fact in enumerate((fact for fact in answer.facts if fact.type == "date"), 1):
        yield content(answer.text[at : fact.start])
        yield f'<TIMEX3 tid="t{number}" {attributes(fact)}>{content(fact.text)}</TIMEX3>'
        at = fact.end
    yield content(answer.text[at:])


def attributes(fact: FactView) -> str:
    """Return the attributes of a TIMEX3 tag."""
    assert isinstance(fact.value, Timex)
    given = {"type": fact.value.type, "value": fact.value.value, "mod": fact.value.mod}
    return " ".join(f"{name}={quoteattr(value)}" for name, value in given.items() if value)
