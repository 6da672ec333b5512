"""Settings: read from the environment, refused by name, and all of them documented."""

from pathlib import Path

import pytest

from service.settings import SettingError, Settings, from_environment


def test_settings_come_from_the_environment() -> None:
    given = {"FACTS_MAX_BODY": "10", "FACTS_DEADLINE": "0.5", "FACTS_CORS_ORIGINS": "https://cms.example.org *", "FACTS_RATE": "", "OTHER": "x"}
    assert from_environment(given) == Settings(max_body=10, deadline=0.5, cors_origins=("https://cms.example.org", "*"))
    assert from_environment({"FACTS_KEYS_FILE": __file__, "FACTS_RATE": "60"}) == Settings(keys_file=Path(__file__), rate=60)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("MAX_BODY", "2 MiB", "whole number"),
        ("MAX_BODY", "-1", "whole number"),
        ("DEADLINE", "soon", "whole number"),
        ("LOG_LEVEL", "debug", "info, warning or error"),
        ("KEYS_FILE", "/nowhere", "a file that is there"),
        ("CORS_ORIGINS", "cms.example.org", "https://cms.example.org"),
        ("RATE", "60", "FACTS_KEYS_FILE"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str, says: str) -> None:
    with pytest.raises(SettingError, match=f"FACTS_{name}") as error:
        from_environment({f"FACTS_{name}": value})
    assert says in str(error.value)
