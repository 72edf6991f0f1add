"""Take the pictures of the documentation from an archive with the sample.

    .venv/bin/python docs/pictures.py http://127.0.0.1:8000 USER PASSWORD [--folder docs/images] [--phone] [--dark]

Needs Chromium on ``PATH`` and the packages of ``make setup-test``. The pictures are 1,200 pixels wide, or 390 with
``--phone``.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

CLIPPING = Path(__file__).resolve().parents[1] / "fixtures" / "clippings" / "2024-06-04-veldmoor-post-caddis-tunnel.txt"
WIDTH, PHONE_WIDTH, HEIGHT = 1_200, 390, 860


def log_in(page: Page, user: str, password: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("User name").or_(page.get_by_label("Username")).fill(user)
    page.get_by_label("Password").fill(password)
    page.locator("main form button").click()
    page.wait_for_load_state()


def first_link(page: Page, path: str, pattern: str) -> str:
    """Return the address of the first link on ``path`` that contains ``pattern``."""
    page.goto(path)
    return page.locator(f'main a[href*="{pattern}"]').first.get_attribute("href") or path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("user")
    parser.add_argument("password")
    parser.add_argument("--folder", type=Path, default=Path(__file__).resolve().parent / "images")
    parser.add_argument("--phone", action="store_true")
    parser.add_argument("--dark", action="store_true")
    given = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("There is no chromium on PATH.")
    given.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(
            base_url=given.address,
            viewport={"width": PHONE_WIDTH if given.phone else WIDTH, "height": HEIGHT},
            color_scheme="dark" if given.dark else "light",
        )
        log_in(page, given.user, given.password)
        story = first_link(page, "/stories/", "/stories/")
        page.goto(story)
        compared = [box.get_attribute("value") for box in page.locator('main input[name="article"]').all()[:3]]
        addresses = {
            "browse": "/?q=harbour",
            "article": f"/articles/{compared[0]}/",
            "story": story,
            "compare": f"/compare/?{'&'.join(f'article={pk}' for pk in compared[:2])}",
            "person": first_link(page, "/people/", "/people/"),
            "add": "/add/",
        }
        for name, address in addresses.items():
            page.goto(address)
            page.screenshot(path=given.folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
