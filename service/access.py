"""Access: named keys in a file, and how often each may ask. Both are off unless set."""

import hmac
import math
import os
import secrets
from hashlib import sha256
from pathlib import Path

import regex
from flask import Flask, g, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import TooManyRequests, Unauthorized

from service.observe import log
from service.rates import Rates
from service.settings import SettingError, Settings

LINE = regex.compile(r"(?P<name>[\w.@-]{1,64}) sha256:(?P<digest>[0-9a-f]{64})", regex.ASCII)
OPEN = ("OPTIONS",)  # a browser asks without a key whether it may ask with one
GUARDED = "/v1/"


class Keys:
    """The keys of a file: `name sha256:digest` a line, `#` for remarks. A changed file is read anew at the next request."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seen = self._stamp()
        self.digests = digests(path)

    def _stamp(self) -> tuple[int, int, int]:
        state = os.stat(self.path)
        return state.st_mtime_ns, state.st_size, state.st_ino

    def holder(self, key: str) -> str | None:
        """Return whose key this is, or None. Takes as long for every key of a file."""
        self._refresh()
        digest = digest_of(key)
        found = None
        for name, known in self.digests.items():
            if hmac.compare_digest(digest, known):
                found = name
        return found

    def _refresh(self) -> None:
        try:
            stamp = self._stamp()
            if stamp != self.seen:
                self.digests, self.seen = digests(self.path), stamp
                log().info("keys read", keys=len(self.digests))
        except (OSError, SettingError) as error:
            log().error("keys not read: those read before stay", error=type(error).__name__)


def digests(path: Path) -> dict[str, str]:
    """Return the digests of a file by name. Raises SettingError, naming the line, for one that cannot be read."""
    found: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        read = LINE.fullmatch(line.strip())
        if read is None or read["name"] in found:
            raise SettingError(f"{path}:{number}: it takes a new name and sha256:digest, as `python -m service key NAME` prints them")
        found[read["name"]] = read["digest"]
    return found


def digest_of(key: str) -> str:
    """Return the digest that the file holds of a key. Keys are long and random, so one round is enough."""
    return sha256(key.encode("utf-8", "surrogateescape")).hexdigest()


def new_key(name: str) -> tuple[str, str]:
    """Return a new key and its line for the file. Raises SettingError for a name that cannot stand there."""
    key = secrets.token_urlsafe(32)
    line = f"{name} sha256:{digest_of(key)}"
    if not LINE.fullmatch(line):
        raise SettingError("a name takes letters, digits, dots, hyphens, underscores and @, 64 at most")
    return key, line


def register(app: Flask) -> None:
    """Let only those who hold a key ask an application, and each only so often, where the settings say so."""
    settings: Settings = app.config["SETTINGS"]
    if settings.keys_file is None:
        return
    keys = Keys(settings.keys_file)
    rates = Rates(settings.rate) if settings.rate else None

    @app.before_request
    def guard() -> None:
        if request.path.startswith(GUARDED) and request.method not in OPEN:
            g.key = name = holder(keys)
            if rates and (wait := rates.wait(name)):
                raise TooManyRequests(f"More than {settings.rate} requests a minute (rate).", retry_after=math.ceil(wait))


def holder(keys: Keys) -> str:
    """Return the name of the key that the request shows. Raises 401."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    name = keys.holder(key.strip()) if scheme.lower() == "bearer" else None
    if name is None:
        raise Unauthorized("Send a key: Authorization: Bearer KEY.", www_authenticate=WWWAuthenticate("bearer"))
    return name
