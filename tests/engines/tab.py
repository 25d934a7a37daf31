"""A tab of WebKit or Firefox, used as a learner does: by clicks and keys."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

if TYPE_CHECKING:
    from collections.abc import Callable

FIELDS = (Path(__file__).parent / "fields.js").read_text()
LIMIT = 15  # seconds


class Tab:
    def __init__(self, driver: Any, address: str) -> None:
        self.driver = driver
        self.address = address

    def open(self, path: str) -> None:
        self.driver.get(self.address + path)

    def js(self, script: str, *args: object) -> Any:
        return self.driver.execute_script(script, *args)

    def until(self, holds: Callable[[], Any], what: str) -> Any:
        """Wait until `holds` is true, and return what it is."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            try:
                if found := holds():
                    return found
            except WebDriverException:  # the page may just change
                pass
            time.sleep(0.05)
        raise AssertionError(f"this never came to hold: {what}")

    def all(self, selector: str, within: Any = None) -> list[Any]:
        """Return what `selector` names and can be seen."""
        found = (within or self.driver).find_elements(By.CSS_SELECTOR, selector)
        return [element for element in found if element.is_displayed()]

    def find(self, selector: str, within: Any = None) -> Any:
        """Wait for the first of these."""
        return self.until(lambda: next(iter(self.all(selector, within)), None), f"{selector} is there")

    def gone(self, selector: str) -> None:
        """Wait until there is none of these."""
        self.until(lambda: not self.all(selector), f"{selector} is gone")

    def text(self, selector: str) -> str:
        return " ".join(self.find(selector).text.split())

    def says(self, selector: str, words: str) -> str:
        """Wait until what `selector` names says `words`; return all that it says."""
        self.until(lambda: words in self.text(selector), f"{selector} says {words}")
        return self.text(selector)

    def near(self, part: str) -> None:
        """Scroll to the first `part`, which fetches its behaviour, and wait for that."""
        self.js("document.querySelector(arguments[0]).scrollIntoView()", part)
        self.until(lambda: self.js("return !!customElements.get(arguments[0])", part), f"{part} is defined")

    def click(self, target: Any, within: Any = None) -> None:
        found = self.find(target, within) if isinstance(target, str) else target
        self.js("arguments[0].scrollIntoView({ block: 'center' })", found)
        found.click()

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def fill(self, question: Any, *, right: bool, tries: int = 0) -> None:
        """Give an answer to `question` through its own fields, a wrong one by how many were given before."""
        for name, value in self.js(FIELDS, question, right, tries):
            field = self.driver.find_element(By.ID, name)
            if field.tag_name == "select":
                Select(field).select_by_value(value)
            elif isinstance(value, str):
                field.clear()
                field.send_keys(value)
            elif field.is_selected() != value and (value or field.get_attribute("type") == "checkbox"):
                self.click(f'label[for="{name}"]')

    def saved(self, folder: Path, pattern: str) -> str:
        """Wait for a download below `folder`, and return its text."""
        return str(
            self.until(lambda: [file.read_text() for file in folder.rglob(pattern)], f"{pattern} is saved")[0]
        )
