"""Fonts, colours and paragraph styles of an example PDF."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

# Bitstream Vera comes with reportlab, so every machine has the same glyphs; the standard fonts are in no file.
EMBEDDED = {"Vera": "Vera.ttf", "VeraBd": "VeraBd.ttf", "VeraIt": "VeraIt.ttf", "VeraBI": "VeraBI.ttf"}

GREEN = colors.HexColor("#0b5d4b")
PALE_GREEN = colors.HexColor("#dcebe5")


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: `size` is the body's size in points, `accent` the colour of headings, `band` that of what lies behind
    text, `bars` that of charts."""

    font: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    italic: str = "Helvetica-Oblique"
    size: float = 10.0
    accent: Any = colors.black
    band: Any = colors.lightgrey
    bars: Any = colors.steelblue
    justified: bool = False

    def style(self, name: str, **changes: Any) -> ParagraphStyle:
        """A paragraph style made from the body style."""
        body: dict[str, Any] = {
            "fontName": self.font, "fontSize": self.size, "leading": self.size * 1.35, "spaceAfter": self.size * 0.7,
            "alignment": 4 if self.justified else 0,
        }  # fmt: skip
        return ParagraphStyle(name, **(body | changes))

    def heading(self, level: int) -> ParagraphStyle:
        """The style of a heading of this level (1 = chapter)."""
        size = self.size + {1: 6.0, 2: 2.5}.get(level, 0.5)
        return self.style(
            f"heading{level}", fontName=self.bold, fontSize=size, leading=size * 1.25, textColor=self.accent,
            spaceBefore=size * (1.1 if level == 1 else 0.7), spaceAfter=size * 0.4, keepWithNext=1, alignment=0,
        )  # fmt: skip

    def small(self, name: str) -> ParagraphStyle:
        """The style of notes, sources and footnotes."""
        size = self.size - 1.5
        return self.style(name, fontSize=size, leading=size * 1.3, spaceAfter=3)

    def caption(self) -> ParagraphStyle:
        """The style of the line above a table or a figure."""
        return self.style("caption", fontName=self.bold, spaceBefore=4, spaceAfter=4, alignment=0)


@cache
def embed_fonts() -> None:
    """Makes the embedded fonts known to reportlab, once."""
    for name, file in EMBEDDED.items():
        pdfmetrics.registerFont(TTFont(name, file))
    pdfmetrics.registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="VeraIt", boldItalic="VeraBI")


def office(*, embedded: bool = False) -> Theme:
    """Black on white, as a word processor leaves it."""
    if not embedded:
        return Theme()
    embed_fonts()
    return Theme(font="Vera", bold="VeraBd", italic="VeraIt", size=9.5)


def brochure() -> Theme:
    """Green bands and small justified type, as a layout program leaves it."""
    embed_fonts()
    return Theme(
        font="Vera", bold="VeraBd", italic="VeraIt", size=8.2, justified=True,
        accent=GREEN, band=PALE_GREEN, bars=GREEN,
    )  # fmt: skip
