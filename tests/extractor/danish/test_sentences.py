"""Sentence boundaries: a case is written with `|` where one sentence ends and the next begins."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.danish.pipeline import danish
from extractor.danish.sentences import sentences
from models.errors import BeskplanError

ONE_SENTENCE = [
    # abbreviations after which something follows
    "Tallet er steget med ca. 40 personer.",
    "Kommunen ligger lavt ift. Region Sjælland.",
    "Det gælder bl.a. Odder Kommune og Samsø Kommune.",
    "Nogle grupper, f.eks. Nydanskere i Odense, har svært ved det.",
    "Nogle grupper, fx. Unge mødre, har svært ved det.",
    "Alle ydelser inkl. SU og efterløn er talt med.",
    "Alle ydelser ekskl. SU er talt med.",
    "Se nærmere jf. Beskæftigelsesplan 2018.",
    "Se nærmere jfr. Bilag 3.",
    "Tallene er hhv. Aalborgs og Randers' egne.",
    "Aftalen vedr. Ungdommens Uddannelsesvejledning løber videre.",
    "Der holdes seks møder pr. Team hvert år.",
    "Det fremgår af tabel nr. 4 i bilaget.",
    "Der må være max. 30 deltagere på holdet.",
    "Der skal være min. 12 deltagere på holdet.",
    "Der må være maks. 30 deltagere på holdet.",
    "Udgiften er opgjort i t.kr. og fordelt på år.",
    "Budgettet er på 4,2 mio. kr. i alt.",
    "Budgettet er på 4,2 mio. Kr. i alt.",
    "Rammen er 1,3 mia. kr. for hele området.",
    "Det sker mht. Borgere uden dagpenge og pga. Reformen.",
    "Det sker ifm. Kommunalreformen.",
    "Det sker iht. Lov om aktiv beskæftigelsesindsats.",
    "Det sker vha. Tværfaglige team.",
    "Det sker mhp. Afklaring af den enkelte.",
    "Borgere, dvs. Alle over 18 år, tæller med.",
    "Evt. Overskud går til næste år.",
    "Kommunen har pt. Danmarks laveste ledighed.",
    "Tallene stammer fra kap. Fire i rapporten.",
    "Se pkt. 4 og fig. 2 nedenfor.",
    "Mødet er kl. 14 i jobcentret.",
    "Antallet af fors. ledige falder.",
    "Antallet af gnsntl. fuldtidspersoner falder.",
    "Aftalen gælder for Sdr. Omme og Skt. Klemens.",
    "Aftalen gælder Nr. Nissum og St. Heddinge.",
    "Tallene er opgjort af cand. Mag. Bo Holm.",
    "Der er ekskl. Fleksjob i alt 900 personer.",
    # may end, but what follows goes on
    "Ledigheden er faldet 5 pct. af arbejdsstyrken.",
    "Ledigheden skal falde ca. 10 pct. i Region Nordjylland.",
    "Andelen stiger 2 pct. Point om året.",
    "Kurser, vejledning mv. tilbydes til alle.",
    "Kurser, vejledning m.v. tilbydes til alle.",
    "Kurser, vejledning m.m. tilbydes til alle.",
    "Skole, sygehus m.fl. deltager i arbejdet.",
    "Møder, samtaler osv. bliver holdt løbende.",
    "Møder, samtaler etc. bliver holdt løbende.",
    "Vejledning o.l. bliver givet hver uge.",
    "Vejledning o.lign. bliver givet hver uge.",
    "Der er 12 stk. i alt.",
    "I alt 5 pct. (Kilde: Jobindsats) er i gang.",
    "Ydelserne (inkl. fleksjob mv.) Aalborg betaler, er steget.",
    # ordinals, dates and periods
    "Planen gælder fra 1. januar 2019.",
    "Planen gælder fra den 1. Januar 2019.",
    "Tallet er fra 2. kv. 2018 og frem.",
    "Tallet er fra 1.kvartal 2018 til 3. kvartal 2019.",
    "Tallet er fra 3. Kvartal 2019.",
    "Tallet er fra 1. – 3. kvartal 2018.",
    "Tallet er fra 2. og 3. kvartal 2018.",
    "Tallet er fra 1., 2. og 3. kvartal 2018.",
    "Tallet er fra 1. halvår 2018.",
    "Tallet er opgjort 31.12.2018 for alle.",
    "Tallet er opgjort pr. 1. juni for alle.",
    "Det er kommunens 2. Udkast til en plan.",
    "Tallet er fra jan. 2018 til sept. 2018.",
    # numbers
    "Der er 3.760 fuldtidspersoner og 20,5 pct. af dem er unge.",
    "Der er 1.250.000 kr. til formålet.",
    "Læs mere på www.jobindsats.dk om målingen.",
    "Læs mere på jobindsats.dk om målingen.",
    # names
    "Rapporten er skrevet af J. Holm i efteråret.",
    "Rapporten er skrevet af H.C. Holm og A.-M. Vind i efteråret.",
    # enumerations
    "1. Flere unge skal i uddannelse",
    "1.2. Flere unge skal i uddannelse",
    "a. Flere unge skal i uddannelse",
    "IV. Flere unge skal i uddannelse",
    "Planen har to spor: 1) Flere unge i gang og 2) Færre på forsørgelse.",
    "Planen har to spor: a) unge og b) ældre.",
    # typing errors and what goes on
    "Målet er kortere forløb. således at flere kommer i job.",
    "Vi vil nå målet! og det haster.",
    "Kan vi nå det? spørger udvalget.",
    "Vi vil ... men det tager tid.",
    "Vi vil … men det tager tid.",
    "Målet er: Flere unge i uddannelse.",
    "Målet er nået; Derfor fortsætter indsatsen.",
    "Flere unge skal\ni uddannelse.",
    "Flere unge skal have en plan i Region\n\n\n\nSjælland.",
    "Flere unge skal\n\n\x0cstarte på en uddannelse.",
    "Antallet skal falde ift.\nRegion Sjælland.",
    "En overskrift uden punktum",
]

SEVERAL_SENTENCES = [
    # a new sentence after an abbreviation that may stand last
    "Ledigheden steg 5 pct.| Antallet af unge faldt.",
    "Ledigheden steg 5 pct.| Der er flere årsager.",
    "Kommunen tilbyder kurser mv.| Derudover er der samtaler.",
    "Kommunen tilbyder kurser m.v.| Derudover er der samtaler.",
    "Kommunen tilbyder kurser m.m.| Indsatsen er tværfaglig.",
    "Det gælder skoler m.fl.| Alle deltager i arbejdet.",
    "Vi holder møder osv.| Det virker.",
    "Vi holder møder etc.| Det virker.",
    "Udgiften er 4 mio. kr.| Rammen er højere.",
    "Udgiften er 400 t.kr.| Rammen er højere.",
    "Det kan ikke opgøres pt.| Der følges op til foråret.",
    "Mødet varer 30 min.| Derefter er der frokost.",
    "Der er fire stk.| Hver af dem koster det samme.",
    "Vi bruger vejledning o.l.| Hver uge er der åbent.",
    # ordinary ends
    "Målet er nået.| Indsatsen fortsætter.",
    "Målet er nået.| 20 borgere er kommet i job.",
    "Målet er nået.| 3. kvartal viser det samme.",
    "Målet er nået!| Indsatsen fortsætter.",
    "Er målet nået?| Indsatsen fortsætter.",
    "Er målet nået?| 20 borgere siger ja.",
    "Vi når det …| Indsatsen fortsætter.",
    "Vi når det ...| Indsatsen fortsætter.",
    "Det er LO.| Der er flere parter.",
    "Der er 40 i gruppe B.| Der er færre i gruppe C.",
    "Læs mere på jobindsats.dk.| Tallene opdateres hver måned.",
    "Sådan var det i 2018.| I 2019 er det anderledes.",
    "Sådan var det i 2018.| 250 borgere fik job.",
    "Antallet er steget til 15.| Det er flere end ventet.",
    "Antallet er steget til 3.760.| Det er flere end ventet.",
    "Antallet er steget til 3.760.| 20 af dem er unge.",
    "Antallet er steget til 20,5 %.| Det er flere end ventet.",
    "Fristen er 31.12.2018.| Derefter lukker ordningen.",
    "Det gælder ministermål 1.| Flere unge skal i uddannelse.",
    "Mål 2.| Flere unge skal i uddannelse.",
    "Antallet falder (inkl. ordinære timer).| Der følges op.",
    "Antallet falder (se tabel 2).| Der følges op.",
    "(Alle unge tæller med.)| Der følges op.",
    "Han sagde: ”Vi når målet.”| Så gik han.",
    'Han sagde: "Vi når målet."| Så gik han.',
    "Han sagde: »Vi når målet.«| Så gik han.",
    "Målet er nået.| ”Vi er glade,” siger formanden.",
    "Målet er nået.| (Kilde: Jobindsats)",
    "*Målet er nået.*| Indsatsen fortsætter.",
    "**Målet er nået.**| **Indsatsen fortsætter.**",
    "Målet er nået.| *Indsatsen* fortsætter.",
    "Det er et problem¹.| Indsatsen fortsætter.",
    "Det er et problem.¹| Indsatsen fortsætter.",
    "Det er et problem.2| Indsatsen fortsætter.",
    "Målet er nået.\n|Indsatsen fortsætter.",
    "Målet er nået.\n\n\n|Indsatsen fortsætter.",
    "Målet er nået. | Indsatsen fortsætter.",
    "Målet er nået .| Indsatsen fortsætter.",
    "Målet er nået.|Indsatsen fortsætter.",
    "Målet er nået.| – Flere unge er i gang.",
    "Målet er nået.| Ældre er i gang.",
    "Målet er nået.| Øget indsats er i gang.",
    "Målet er nået.| Årsagen er kendt.",
    "1. Flere unge i uddannelse.| 2. Færre på forsørgelse.",
    "1. Flere unge i uddannelse\n|2. Færre på forsørgelse",
    "• Flere unge i uddannelse\n|• Færre på forsørgelse",
    "Vi vil:\n|• Flere unge i uddannelse |• Færre på forsørgelse",
    "Det er A.| Det er ikke B.",
    "Det sker i Jobcenter Odder. |Borgerne er glade.",
    "En.| To.| Tre.",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_the_stop_does_not_end_the_sentence(text: str) -> None:
    assert [text[start:end] for start, end in sentences(text)] == [text]


@pytest.mark.parametrize("marked", SEVERAL_SENTENCES)
def test_the_stop_ends_the_sentence(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == [part.strip() for part in marked.split("|")]


def test_enough_cases() -> None:
    assert len(set(ONE_SENTENCE)) + len(set(SEVERAL_SENTENCES)) >= 120


def test_text_without_words_has_no_sentence() -> None:
    assert sentences("") == ()
    assert sentences(" \n\t ") == ()


def test_the_spans_leave_out_white_space_at_both_ends() -> None:
    text = "  \n Målet er nået.  \n\n Vi går videre. \n"
    assert [text[start:end] for start, end in sentences(text)] == ["Målet er nået.", "Vi går videre."]


def test_the_pipeline_marks_the_same_sentences_on_its_tokens() -> None:
    doc = danish()("Ledigheden steg 5 pct. Antallet af unge faldt med ca. 10 pct. i Odder.")
    assert [sentence.text for sentence in doc.sents] == [
        "Ledigheden steg 5 pct.",
        "Antallet af unge faldt med ca. 10 pct. i Odder.",
    ]


def test_the_pipeline_is_built_once() -> None:
    assert danish() is danish()


def test_a_named_pipeline_gets_our_boundaries_in_place_of_its_own(tmp_path: Path) -> None:
    other = spacy.blank("da")
    other.add_pipe("sentencizer")
    other.add_pipe("entity_ruler").add_patterns([{"label": "LOC", "pattern": "Odder"}])  # type: ignore[attr-defined]
    other.to_disk(tmp_path / "model")
    text = "Målet er min. 12 i Odder. Vi går videre."
    assert len(list(other(text).sents)) == 3
    doc = danish(str(tmp_path / "model"))(text)
    assert [sentence.text for sentence in doc.sents] == ["Målet er min. 12 i Odder.", "Vi går videre."]
    assert [entity.text for entity in doc.ents] == ["Odder"]


def test_a_pipeline_that_is_not_installed_is_named_in_the_error() -> None:
    with pytest.raises(BeskplanError, match="da_findes_ikke"):
        danish("da_findes_ikke")


WORDS = ["Målet", "nået.", "ca.", "5", "pct.", "mv.", "Der", "(jf.", "2018.", "1.", "…", "•", "\n", "\n\n", "H.", "”"]


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from([" ", "", "\n"]))
def test_every_character_is_in_exactly_one_sentence(words: list[str], joint: str) -> None:
    text = joint.join(words)
    spans = sentences(text)
    assert list(spans) == sorted(spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    held = {position for start, end in spans for position in range(start, end)}
    assert all(position in held for position, character in enumerate(text) if not character.isspace())
    assert all(text[start:end].strip() == text[start:end] for start, end in spans)
