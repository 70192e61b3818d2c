"""What sentences, labels and cells say of goals."""

from __future__ import annotations

import pytest

from extractor.results.verdicts import load_verdicts
from models import vocabulary
from models.terms import Verdict

VERDICTS = load_verdicts()


def test_a_sentence_says(said):
    assert [one.verdict.value for one in VERDICTS.of(said["said"])] == said["verdicts"]


def test_a_sentence_says_nothing_of_its_goal(unsaid):
    assert VERDICTS.of(unsaid) == ()


@pytest.mark.parametrize(
    ("words", "label", "verdict"),
    [
        ("Grøn", "Vurdering", Verdict.MET),
        ("gul", "Status", Verdict.PARTLY_MET),
        ("Rød", "Trafiklys", Verdict.NOT_MET),
        ("Ja", "Opfyldt", Verdict.MET),
        ("Nej, ikke i 2. kvartal", "Målet nået", None),  # a number: it tells more than that
        ("Nej", "Målopfyldelse", Verdict.NOT_MET),
        ("Delvist", "Målopfyldelse", Verdict.PARTLY_MET),
        ("Ikke opfyldt", "", Verdict.NOT_MET),
        ("Opfyldt.", "", Verdict.MET),
        ("På rette vej", "", Verdict.EXPECTED_MET),
        ("Forventes ikke nået", "Status", Verdict.EXPECTED_NOT_MET),
        ("Kan endnu ikke opgøres", "Resultat", Verdict.NOT_MEASURABLE),
        ("Grøn", "", None),
        ("Grøn omstilling i erhvervslivet", "Indsats", None),
        ("Ja", "Navn", None),
        ("345", "Status", None),
        ("Indsatsen fortsætter som hidtil", "Status", None),
    ],
)
def test_words_that_stand_alone(words, label, verdict):
    found = VERDICTS.standing_alone(words, label)
    assert (found.verdict if found else None) == verdict


def test_words_of_a_researcher_take_the_place_of_ours(tmp_path):
    words = vocabulary.read("verdicts.toml").replace('"nået", "opnået",', '"nået", "opnået", "bragt i hus",', 1)
    (tmp_path / "verdicts.toml").write_text(words, encoding="utf-8")
    assert VERDICTS.of("Målet er bragt i hus.") == ()
    assert [one.verdict for one in load_verdicts(tmp_path).of("Målet er bragt i hus.")] == [Verdict.MET]
