"""Pictures of the page for README: `python -m tests.screenshots FOLDER` writes light.png and dark.png."""

import sys
from pathlib import Path

from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By

from service.app import create_app
from tests.browser import QUIET, opened, scheme, serving, wait

STORY = "embassy-rockets"
SIZE = (1440, 1590)  # the window; its own frame takes some of the height
POINTED = "about 6 kilometres"


def shown(driver: Chrome, address: str) -> None:
    """Open a story of ours, with the card of one of its facts."""
    driver.get("about:blank")
    driver.get(f"{address}/#story={STORY}")
    marks = wait(driver, lambda page: page.find_elements(By.CSS_SELECTOR, ".fact"))
    wait(driver, lambda page: page.find_elements(By.CSS_SELECTOR, ".map .land, #places .none"))
    ActionChains(driver).move_to_element(next(mark for mark in marks if mark.text == POINTED)).perform()
    wait(driver, lambda page: "Looking up" not in page.find_element(By.ID, "card").text and page.find_element(By.ID, "card").is_displayed())


def main(folder: Path) -> None:
    """Write the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with serving(create_app(QUIET)) as address, opened(*SIZE) as driver:
        shown(driver, address)  # the first answer of a fresh service takes longer than those people see
        for name in ("light", "dark"):
            scheme(driver, name)
            shown(driver, address)
            driver.save_screenshot(str(folder / f"{name}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
