"""Words parted at line ends: which hyphens stay."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractor.layout.pages import compose


def joined_text(*lines: str) -> str:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    for index, line in enumerate(lines):
        canvas.drawString(72, 700 - 14 * index, line)
    canvas.save()
    return compose(stream.getvalue()).text


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("Kommunen vil styrke den samlede beskæftigel-", "sesindsats i de kommende år.", "beskæftigelsesindsats i"),
        (
            "Kommunen vil styrke den samlede beskæftigel\u00ad",
            "sesindsats i de kommende år.",
            "beskæftigelsesindsats i",
        ),
        ("Kommunen følger hver måned tallene for til-", "og afgang i alle grupper.", "til- og afgang"),
        ("Kommunen holder møde med hver eneste a-", "kasse i området om de ledige.", "a-kasse i"),
        ("Kommunen har været med i projektet siden 2017-", "2018 og går videre med det.", "2017-2018 og"),
        ("Kommunen har en aftale om tal med STAR-", "kontoret i landsdelen om det.", "STAR-kontoret i"),
    ],
)
def test_at_line_ends(before, after, joined):
    assert joined in joined_text(before, after)


def test_document_bears_witness_to_its_own_spelling():
    text = joined_text(
        "Her mødes alle ung-til-ung-hold i byen og taler om dem.",
        "Hvert af dem er et ung-til-ung-",
        "hold med sin egen plan.",
    )
    assert text.count("ung-til-ung-hold") == 2


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Kommunen har 365 fuldtids-\npersoner på ydelsen", "Kommunen har 365 fuldtidspersoner\npå ydelsen"),
        ("en samlet beskæftigel\u00ad\nsesindsats.", "en samlet beskæftigelsesindsats.\n"),
        ("tallene for til-\nog afgang", "tallene for til-\nog afgang"),
        ("møde med hver a-\nkasse i byen", "møde med hver a-kasse\ni byen"),
        ("første linje -\nanden linje", "første linje -\nanden linje"),
        ("et punkt-\n\nnyt afsnit", "et punkt-\n\nnyt afsnit"),
    ],
)
def test_in_text_files(text: str, joined: str) -> None:
    from extractor.layout.text_blocks import compose as compose_text

    assert compose_text(text.encode()).text == joined
