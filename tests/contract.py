"""What is promised of the answer to any text."""

import json
from itertools import pairwise
from typing import Any

from service.answer import answer
from service.formats import FORMATS
from service.formats.as_json import plain
from service.pipeline import extract
from service.schemas import Facts

UNITS = {"codepoint": ("utf-32-le", 4), "utf16": ("utf-16-le", 2), "utf8": ("utf-8", 1)}


def spans(shown: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything in an answer that says where it stands."""
    claims = shown["claims"]
    parts = [fact.get("counted") for fact in shown["facts"]]
    roles = [claim[role] for claim in claims for role in ("victims", "attribution", "weapon", "location", "date")]
    return [span for span in [*shown["facts"], *claims, *parts, *roles] if span]


def ids(shown: dict[str, Any]) -> list[str]:
    """All references of an answer to its facts."""
    roles = [claim[role] for claim in shown["claims"] for role in ("victims", "attribution", "weapon", "location", "date")]
    named = (
        [fact.get("quantity") for fact in shown["facts"]] + [claim["count"] for claim in shown["claims"]] + [role["fact"] for role in roles if role]
    )
    return [name for name in named if name]


def keeps_the_contract(text: str, published_at: Any, unit: str) -> None:
    """Fails unless the answer to a text is what is promised."""
    found = extract(text, published_at)
    shown = plain(answer(found, published_at=published_at, offset_unit=unit))
    encoding, width = UNITS[unit]
    encoded = text.encode(encoding)
    for span in spans(shown):
        assert 0 <= span["start"] < span["end"] <= len(encoded) // width
        assert encoded[span["start"] * width : span["end"] * width].decode(encoding) == span["text"]
    facts = shown["facts"]
    assert [fact["id"] for fact in facts] == [f"f{number}" for number in range(1, len(facts) + 1)]
    assert [claim["id"] for claim in shown["claims"]] == [f"c{number}" for number in range(1, len(shown["claims"]) + 1)]
    order = [(fact["start"], fact["end"], fact["type"]) for fact in facts]
    assert order == sorted(order)
    assert [claim["start"] for claim in shown["claims"]] == sorted(claim["start"] for claim in shown["claims"])
    for type in {fact["type"] for fact in facts}:
        same = [fact for fact in facts if fact["type"] == type]
        assert all(one["end"] <= other["start"] for one, other in pairwise(same))
    assert set(ids(shown)) <= {fact["id"] for fact in facts}
    assert shown["complete"]
    assert Facts().validate(json.loads(FORMATS["application/json"].render(answer(found, published_at=published_at, offset_unit=unit)))) == {}
    assert extract(text, published_at) == found
