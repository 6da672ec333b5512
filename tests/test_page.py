"""The demo page in a real browser."""

import json
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Response
from flask.testing import FlaskClient
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from service.app import create_app
from tests import known_story, stories
from tests.browser import AXE, QUIET, console, needed, opened, scheme, serving, wait

FAMILY = "👩‍👩‍👧"
HOSTILE = 'Five people <script>document.title = "taken"</script> <img src=x onerror="document.title=1"> & 12 <b>dogs</b>'
LONG = 200_000  # characters
LONG_SECONDS = 10  # generous: a busy machine finds and paints the facts of such a text in one or two


@pytest.fixture(scope="module")
def driver() -> Iterator[Chrome]:
    with opened() as window:
        yield window


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    with serving(create_app(QUIET)) as address:
        yield address


@pytest.fixture(scope="module")
def known() -> Iterator[str]:
    with serving(known_story.application()) as address:
        yield address


@pytest.fixture(autouse=True)
def no_violation(driver: Chrome) -> Iterator[None]:
    """Every test ends without a breach of the policy and without an error of the page's own."""
    console(driver)
    yield
    said = [entry["message"] for entry in console(driver) if entry["level"] == "SEVERE"]
    assert [message for message in said if "status of 422" not in message and "status of 503" not in message] == []


def find(driver: Chrome, address: str, text: str, published: str = "") -> None:
    """Put a story into a fresh page and find its facts."""
    driver.get("about:blank")
    driver.get(f"{address}/")
    driver.execute_script(
        "document.getElementById('text').value = arguments[0]; document.getElementById('published').value = arguments[1]", text, published
    )
    by(driver, "#find").click()


def found(driver: Chrome, address: str, text: str, published: str = "") -> list[WebElement]:
    """The marks of a story's facts."""
    find(driver, address, text, published)
    wait(driver, lambda page: "fact" in by(page, "#status").text and not by(page, "#working").is_displayed())
    return driver.find_elements(By.CSS_SELECTOR, ".fact")


def known_marks(driver: Chrome, known: str) -> list[WebElement]:
    return found(driver, known, known_story.TEXT, known_story.PUBLISHED.isoformat())


def by(driver: Chrome, selector: str) -> WebElement:
    return driver.find_element(By.CSS_SELECTOR, selector)


def texts(driver: Chrome, selector: str) -> list[str]:
    return [one.text for one in driver.find_elements(By.CSS_SELECTOR, selector)]


def test_marks_are_on_the_words_with_emoji_before_them(driver: Chrome, service: str, client: FlaskClient) -> None:
    text = f"😀 {FAMILY} Five people fled, 𝐛𝐨𝐥𝐝 or not 🚀🚀; 12 dogs\n\nand 1,200 cats 😀 stayed with at least 40 men."
    facts = client.post("/v1/facts", json={"text": text}).get_json()["facts"]
    marks = found(driver, service, text)
    assert [mark.text for mark in marks] == [fact["text"] for fact in facts]
    assert {"Five", "12", "1,200"} <= {mark.text for mark in marks}
    assert driver.execute_script("return document.getElementById('story').textContent") == text


def test_html_in_a_story_stays_text(driver: Chrome, service: str) -> None:
    found(driver, service, HOSTILE)
    assert driver.execute_script("return document.getElementById('story').textContent") == HOSTILE
    assert driver.find_elements(By.CSS_SELECTOR, "#story script, #story img, #story b") == []
    assert driver.title.startswith("Newsfacts")


def test_a_story_of_ours_is_one_press_away(driver: Chrome, service: str) -> None:
    driver.get(f"{service}/")
    wait(driver, lambda page: len(texts(page, "#stories button")) == len(stories.NAMES))
    by(driver, "#stories button").click()
    wait(driver, lambda page: texts(page, ".fact"))
    assert by(driver, "#published").get_attribute("value") == stories.expected(stories.NAMES[0])["published_at"]


def test_a_refused_date_is_told_in_a_sentence(driver: Chrome, service: str) -> None:
    find(driver, service, "Five people.", "12020-01-27")
    error = wait(driver, lambda page: texts(page, "#error:not([hidden])"))
    assert error == ["The publication date must be a day of the years 1 to 9999."]
    assert by(driver, "#text").is_displayed()


def test_a_service_that_cannot_answer_is_told_in_a_sentence(driver: Chrome) -> None:
    app = create_app(QUIET)
    app.view_functions["v1.facts"] = lambda: Response("{}", 503)
    with serving(app) as address:
        find(driver, address, "Five people.")
        assert wait(driver, lambda page: texts(page, "#error:not([hidden])")) == ["The service is overloaded just now. Try again shortly."]


def test_no_story_is_told_in_a_sentence(driver: Chrome, service: str) -> None:
    find(driver, service, " \n")
    assert texts(driver, "#error") == ["There is no story yet: paste one, or choose one of ours."]


def test_work_is_visible_while_it_lasts(driver: Chrome) -> None:
    app, go_on = create_app(QUIET), threading.Event()
    view = app.view_functions["v1.facts"]

    def late() -> Any:
        go_on.wait(20)
        return view()

    app.view_functions["v1.facts"] = late
    with serving(app) as address:
        find(driver, address, "Five people.")
        assert by(driver, "#working").is_displayed()
        assert by(driver, "#ask").get_attribute("aria-busy") == "true"
        go_on.set()
        wait(driver, lambda page: not by(page, "#working").is_displayed())
    assert texts(driver, ".fact") == ["Five"]


def test_claims_of_one_event_stand_together(driver: Chrome, known: str) -> None:
    known_marks(driver, known)
    assert len(driver.find_elements(By.CSS_SELECTOR, ".claims tbody")) == 1
    assert texts(driver, ".claims .differ") == ["2 sources, 2 figures"]
    assert texts(driver, ".claims .figure button") == ["At least 5", "12"]
    assert texts(driver, ".claims td:nth-child(3)") == ["police", "The mayor of Mosul"]


def test_a_claim_points_out_its_parts_in_the_story(driver: Chrome, known: str) -> None:
    known_marks(driver, known)
    by(driver, ".claims .figure button").click()
    assert driver.switch_to.active_element.text == "at least five"
    pointed = "return [...CSS.highlights.get('pointed')].map(String)"
    assert driver.execute_script(pointed) == ["at least five", "people", "police", "107mm rockets"]


def test_places_are_on_the_map_sized_by_mentions(driver: Chrome, known: str) -> None:
    known_marks(driver, known)
    wait(driver, lambda page: page.find_elements(By.CSS_SELECTOR, ".map .land"))
    sizes = {name_of(point): float(circle(point).get_attribute("r") or 0) for point in driver.find_elements(By.CSS_SELECTOR, ".point")}
    assert sizes.keys() == {"Mosul", "Erbil", "Nineveh Street", "Bridge Street"}
    assert sizes["Mosul"] > sizes["Erbil"]
    assert texts(driver, ".chips li") == ["Mosul ×3", "Erbil", "Nineveh Street", "Bridge Street"]
    assert "Not on the map: the valley" in by(driver, "#places").text


def name_of(point: WebElement) -> str:
    """The name of a point, in sight or waiting for a closer look."""
    return str(point.find_element(By.CSS_SELECTOR, "text").get_attribute("textContent"))


def circle(point: WebElement) -> WebElement:
    return point.find_element(By.CSS_SELECTOR, "circle")


def test_the_map_zooms_by_buttons_and_keys(driver: Chrome, known: str) -> None:
    known_marks(driver, known)
    width = "return document.querySelector('.map svg').viewBox.baseVal.width"
    whole = driver.execute_script(width)
    by(driver, ".zoom button").click()
    assert driver.execute_script(width) == whole / 2
    by(driver, ".frame").send_keys("-")
    assert driver.execute_script(width) == whole


def test_dates_are_on_a_line_oldest_first(driver: Chrome, known: str) -> None:
    known_marks(driver, known)
    assert texts(driver, ".line .when") == ["2003", "26 January 2020", "27 January 2020"]
    assert texts(driver, ".line .gap") == ["16 years later"]
    assert "publication date" in by(driver, ".line .published").text


def test_keys_step_through_facts_and_open_the_reason(driver: Chrome, known: str) -> None:
    marks = known_marks(driver, known)
    driver.execute_script("arguments[0].focus()", marks[0])
    active = driver.switch_to.active_element
    assert active == marks[0]
    active.send_keys(Keys.ARROW_RIGHT)
    assert driver.switch_to.active_element == marks[1]
    assert by(driver, "#card").get_attribute("role") == "tooltip"
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    wait(driver, lambda page: "Pattern and examples" in by(page, "#card").text)
    card = by(driver, "#card")
    assert card.get_attribute("role") == "dialog"
    assert known_story.RULE in card.text
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not card.is_displayed()
    assert driver.switch_to.active_element == marks[1]


def test_words_that_are_two_facts_tell_both(driver: Chrome, known: str) -> None:
    marks = known_marks(driver, known)
    both = next(mark for mark in marks if mark.text == "107mm")
    assert both.accessible_name == "107mm, number and weapon"
    ActionChains(driver).move_to_element(both).perform()
    wait(driver, lambda page: by(page, "#card").is_displayed())
    assert texts(driver, "#card .value") == ["107 mm", "Rocket"]


def test_filters_hide_types_and_the_link_keeps_them(driver: Chrome, known: str) -> None:
    known_marks(driver, known)
    by(driver, ".chip[data-type=weapon] input").click()
    wait(driver, lambda page: "weapon" not in {mark.get_attribute("data-type") for mark in page.find_elements(By.CSS_SELECTOR, ".fact")})
    wait(driver, lambda page: "hide=weapon" in page.current_url)
    link, before = driver.current_url, texts(driver, ".fact")
    driver.get("about:blank")
    driver.get(link)
    assert wait(driver, lambda page: texts(page, ".fact")) == before
    assert by(driver, "#published").get_attribute("value") == known_story.PUBLISHED.isoformat()
    assert not by(driver, ".chip[data-type=weapon] input").is_selected()


def test_the_request_and_the_answer_are_there_to_copy(driver: Chrome, service: str) -> None:
    found(driver, service, "Five of the mayor's $(men) 😀 `fled` \\\\ \nEND\n 12 died.", "2020-01-27")
    command = by(driver, "#curl").text
    answered = subprocess.run(["bash", "-c", command], capture_output=True, check=True, timeout=20).stdout
    assert json.loads(answered) == json.loads(by(driver, "#json").text)


@pytest.mark.parametrize("has_clipboard", [True, False], ids=["clipboard", "no clipboard"])
def test_the_link_is_copied(driver: Chrome, known: str, has_clipboard: bool) -> None:
    known_marks(driver, known)
    driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
    driver.execute_script("if (!arguments[0]) Object.defineProperty(navigator, 'clipboard', {value: undefined})", has_clipboard)
    by(driver, "#copy-link").click()
    assert wait(driver, lambda page: by(page, "#copied").text) == "The link is copied."


def test_a_long_text_stays_usable(driver: Chrome, service: str) -> None:
    text = (stories.text("embassy-rockets") + "\n\n") * (LONG // 1700)
    driver.get(f"{service}/")
    driver.execute_script("document.getElementById('text').value = arguments[0]", text)
    milliseconds: float = driver.execute_async_script(PAINTED)
    assert milliseconds < LONG_SECONDS * 1000
    assert len(driver.find_elements(By.CSS_SELECTOR, ".fact")) > 1000


# Press the button, and give the time until the facts are on the screen.
PAINTED = """
const done = arguments[0], began = performance.now();
new MutationObserver(() => /fact/.test(document.getElementById("status").textContent.replace("Finding the facts", ""))
  && requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began))))
  .observe(document.getElementById("status"), { childList: true });
document.getElementById("find").click();
"""


def test_the_page_asks_nobody_but_the_service(driver: Chrome, known: str) -> None:
    known_marks(driver, known)
    wait(driver, lambda page: page.find_elements(By.CSS_SELECTOR, ".map .land"))
    asked: list[str] = driver.execute_script("return performance.getEntriesByType('resource').map((one) => one.name)")
    assert len(asked) > 10
    assert all(address.startswith(f"{known}/") for address in asked)


def test_the_documentation_shows_the_interface(driver: Chrome, service: str) -> None:
    driver.get(f"{service}/docs")
    wait(driver, lambda page: "/v1/facts" in by(page, "#docs").text)
    assert "/v1/rules/{id}" in by(driver, "#docs").text.replace("\u200b", "")


def test_the_documentation_tries_a_request(driver: Chrome, service: str) -> None:
    driver.get("about:blank")
    driver.get(f"{service}/docs")
    wait(driver, lambda page: page.find_elements(By.CSS_SELECTOR, ".opblock-post .opblock-summary-control"))[0].click()
    wait(driver, lambda page: page.find_elements(By.CSS_SELECTOR, ".opblock-post .execute"))

    def executed(page: Chrome) -> list[str]:
        """What is shown of the answer; a click while the form is still being drawn is lost, so it is made again."""
        page.execute_script("document.querySelector('.opblock-post .execute').click()")
        return texts(page, ".live-responses-table .response-col_status")

    assert "200" in wait(driver, executed)[-1]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_axe_finds_no_barrier(driver: Chrome, known: str, name: str) -> None:
    scheme(driver, name)
    driver.get("about:blank")
    driver.get(f"{known}/")
    wait(driver, lambda page: texts(page, "#stories button"))
    assert barriers(driver) == []
    marks = known_marks(driver, known)
    wait(driver, lambda page: page.find_elements(By.CSS_SELECTOR, ".map .land"))
    assert barriers(driver) == []
    driver.execute_script("arguments[0].focus()", marks[1])
    assert barriers(driver) == []
    marks[1].send_keys(Keys.ENTER)
    wait(driver, lambda page: "Pattern and examples" in by(page, "#card").text)
    by(driver, "#card summary").click()
    assert barriers(driver) == []


def barriers(driver: Chrome) -> list[tuple[str, list[str]]]:
    """What axe-core finds that keeps people out: rule and elements."""
    driver.execute_script(Path(needed(AXE, "axe-core")).read_text(encoding="utf-8"))
    result: dict[str, Any] = driver.execute_async_script("axe.run(document).then(arguments[0])")
    return [
        (violation["id"], [node["html"][:200] for node in violation["nodes"]])
        for violation in result["violations"]
        if violation["impact"] in ("serious", "critical", "moderate")
    ]
