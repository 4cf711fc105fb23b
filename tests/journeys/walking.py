"""A person who walks through the pages in a browser: each page that they see is judged before they go on."""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser import violations
from tests.journeys.world import PASSWORD

WIDE, SMALL = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@dataclass
class Walker:
    """One person's browser, the addresses that they have been to and what was wrong there."""

    page: Page
    address: str
    email: str
    seen: list[str] = field(default_factory=list)
    judged: int = 0
    faults: list[str] = field(default_factory=list)

    def sign_in(self) -> None:
        """Through the page, as everybody does."""
        self.go("/sign-in")
        self.answer(email=self.email, password=PASSWORD)
        self.press("Sign in")

    def go(self, path: str) -> None:
        """Opens an address of the application."""
        self.page.goto(self.address + path)
        self.look()

    def follow(self, words: str) -> None:
        """The first link of the page with exactly these words, whatever it looks like."""
        self.page.locator("a", has_text=re.compile(rf"^\s*{re.escape(words)}\s*$")).first.click()
        self.look()

    def press(self, words: str) -> None:
        """The first button of the page's main part with exactly these words."""
        self.page.locator("main").get_by_role("button", name=words, exact=True).first.click()
        self.look()

    def answer(self, **answers: str | date) -> None:
        """Fills questions by name; a day goes into its three boxes."""
        for name, value in answers.items():
            boxes = {name: value}
            if isinstance(value, date):
                parts = ("day", value.day), ("month", value.month), ("year", value.year)
                boxes = {f"{name}-{part}": str(number) for part, number in parts}
            for box, text in boxes.items():
                self.page.fill(f"[name='{box}']", str(text))

    def choose(self, name: str, value: str) -> None:
        """One of several answers to a question."""
        self.page.check(f"[name='{name}'][value='{value}']")

    def download(self, words: str) -> bytes:
        """The file behind the first link that begins with these words."""
        with self.page.expect_download() as saved:
            self.page.get_by_role("link", name=words).first.click()
        return Path(saved.value.path()).read_bytes()

    def look(self) -> None:
        """Judges the page in front: axe finds nothing, it has one h1, and a small screen need not scroll aside."""
        parts = urlsplit(self.page.url)
        here = parts.path + (f"?{parts.query}" if parts.query else "")
        if here not in self.seen:
            self.seen.append(here)
        language = self.page.locator("html").get_attribute("lang")
        wrong = violations(self.page)
        if (headings := self.page.locator("h1").count()) != 1:
            wrong.append(f"{headings} h1")
        self.page.set_viewport_size(SMALL)
        if (width := self.page.evaluate("document.documentElement.scrollWidth")) > SMALL["width"]:
            wrong.append(f"{width} pixels wide on a screen of {SMALL['width']}")
        self.page.set_viewport_size(WIDE)
        self.faults += [f"{here} ({language}): {fault}" for fault in wrong]
        self.judged += 1

    def again_in_welsh(self) -> list[str]:
        """Every address once more in Welsh; gives those that still answered in another language."""
        self.page.get_by_role("button", name="Cymraeg").click()
        english = []
        for path in list(self.seen):
            self.go(path)
            if self.page.locator("html").get_attribute("lang") != "cy":
                english.append(path)
        return english

    @property
    def text(self) -> str:
        """What the main part of the page says."""
        return " ".join(self.page.locator("main").inner_text().split())
