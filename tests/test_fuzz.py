"""Broken requests against a live server: a fixed budget of made-up ones, and those that once failed. `make fuzz` tries more."""

from tests import fuzz

# Each was once answered 500.
ONCE_FAILED = [
    fuzz.request(b"&#1;<script></script>a", "Content-Type: text/html"),
    fuzz.request(b'{"uri": "a", "b": 123456789012345678901234567890}', "Content-Type: application/json", path="/v1/ninjs"),
    fuzz.request(b'{"uri": "a", "b": "\\ud800"}', "Content-Type: application/json", path="/v1/ninjs"),
    b"POST /v1/facts HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n",
    fuzz.request(b"", "SCRIPT_NAME: /nowhere", "Script-Name: /nowhere", path="/v1/types", method="GET"),
]


def test_no_broken_request_gets_an_error_of_ours_or_ends_a_worker() -> None:
    with fuzz.fuzzed() as server:
        assert list(fuzz.failing(server, ONCE_FAILED)) == []
        assert list(fuzz.failing(server, fuzz.broken(seed=1, count=3000))) == []


def test_the_same_seed_gives_the_same_requests() -> None:
    assert list(fuzz.broken(7, 50)) == list(fuzz.broken(7, 50)) != list(fuzz.broken(8, 50))
