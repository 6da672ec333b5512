"""A plug-in for Superdesk: newsfacts as an AI service that suggests places, objects and events.

Put this file into the newsroom's Superdesk package, import it from a module in INSTALLED_APPS, and set NEWSFACTS_URL. It follows the hook
of superdesk-core (`superdesk.text_checkers.ai.base.AIServiceBase`): `analyze` takes an item and returns tags by kind.
"""

import json
import urllib.error
import urllib.request
from typing import Any

from superdesk.errors import SuperdeskApiError
from superdesk.text_checkers.ai.base import AIServiceBase

TIMEOUT = 30  # seconds, as Superdesk's own services wait
Tag = dict[str, Any]


class NewsFacts(AIServiceBase):  # type: ignore[misc]
    """Suggests what newsfacts finds in an item."""

    name = "newsfacts"
    label = "newsfacts"

    def analyze(self, item: dict[str, Any], tags: Any = None) -> dict[str, list[Tag]]:
        """Return tags by kind for an item with `guid`, `headline`, `body_html` and `versioncreated`. Raises SuperdeskApiError."""
        found = self._ask(
            {
                "uri": item["guid"],
                "headlines": [{"value": item.get("headline") or ""}],
                "bodies": [{"contentType": "text/html", "value": item.get("body_html") or ""}],
            }
            | ({"versionCreated": _moment(item["versioncreated"])} if item.get("versioncreated") else {})
        )
        return {
            "subject": [],
            "place": [_place(place) for place in found["places"]],
            "object": [{"name": one["name"], "qcode": one["name"], "scheme": "newsfacts", "source": self.name} for one in found["objects"]],
            "event": [{"name": one["name"], "qcode": one["id"], "scheme": "newsfacts", "source": self.name} for one in found["events"]],
        }

    def _ask(self, item: dict[str, Any]) -> dict[str, list[Tag]]:
        """Return the item as newsfacts enriches it."""
        request = urllib.request.Request(f"{self.url}/v1/ninjs", json.dumps(item).encode(), {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
                enriched: dict[str, list[Tag]] = json.load(response)
        except urllib.error.URLError as error:
            raise SuperdeskApiError.internalError(f"newsfacts: {error}") from error
        return enriched

    @property
    def url(self) -> str:
        """The service's address."""
        return str(self.app.config["NEWSFACTS_URL"]).rstrip("/")


def _moment(value: Any) -> str:
    """Return a time as ISO 8601, whether Superdesk gives it as a datetime or as text (2020-01-27T18:30:00+0000)."""
    text = value if isinstance(value, str) else value.isoformat()
    return f"{text[:-2]}:{text[-2:]}" if text[-5:-4] in "+-" and text[-4:].isdigit() else text


def _place(place: Tag) -> Tag:
    """Return a place as Superdesk keeps those of GeoNames."""
    east, north = place["geoJSON"]["coordinates"]
    code = place.get("uri", "").rstrip("/").rsplit("/", 1)[-1] or place["name"]
    scheme = "geonames" if "uri" in place else "newsfacts"
    return {"name": place["name"], "qcode": code, "scheme": scheme, "source": "newsfacts", "location": {"lat": north, "lon": east}}


def init_app(app: Any) -> None:
    """Register the service with a Superdesk application."""
    NewsFacts(app)
