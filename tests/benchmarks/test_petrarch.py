"""PETRARCH's records as they are read: what is judged, what is left out, who is meant."""

from benchmarks.petrarch import WEIS, actor_file, cameo, judged, side, split
from sayso.actors.entry import read
from tests.benchmarks.statements import role, said

XML = b"""<Validation><Sentences>
<Sentence date="19950101" id="A" category="DEMO" sentence="true"><!-- Simple coding -->
<EventCoding sourcecode="ARNGOV" targetcode="GON" eventcode="122"></EventCoding>
<EventCoding sourcecode="---GOV" targetcode="---" eventcode="023"></EventCoding>
<Text>
Arnor condemned
Gondor.</Text></Sentence>
<Sentence date="19950101" id="B" category="DEMO"><!-- Test of a pattern -->
<EventCoding sourcecode="ARN" targetcode="GON" eventcode="122"></EventCoding><Text>x</Text></Sentence>
<Sentence date="19950101" id="C" category="ERROR"><EventCoding error="dateline"></EventCoding></Sentence>
<Sentence date="19950101" id="D" category="DEMO"><EventCoding noevents="True"></EventCoding></Sentence>
<Sentence date="19950101" id="E" category="DEMO">
<EventCoding sourcecode="ARN" targetcode="GON" eventcode="345"></EventCoding></Sentence>
</Sentences></Validation>"""


def test_only_records_with_events_of_a_known_code_are_judged() -> None:
    (record,), out = split(XML, WEIS)
    assert (record.id, record.text, record.date) == ("A", "Arnor condemned Gondor.", "1995-01-01")
    assert record.events == ((frozenset({"ACCUSE"}), "ARNOR", "GONDOR"),)
    assert out == {"dictionary": 1, "errors of input": 1, "no event": 1, "codes of its own": 1}


def test_codes_name_invented_countries_real_ones_and_nobody() -> None:
    codes = ("GONMIL", "NGOARN", "LBY", "IGOEEU", "---GOV", "HGWMED")
    assert [side(code) for code in codes] == ["GONDOR", "ARNOR", "LBY", "EU", None, "?"]


def test_conversion_table_keeps_codes_apart_and_skips_remarks() -> None:
    assert cameo("# head\n03: AGREE\n030: AGREE,  , diplomatic # x\n0311: AGREE\n175: ASSAULT\n175: COERCE\n") == {
        "030": {"AGREE"}, "0311": {"AGREE"}, "175": {"ASSAULT", "COERCE"},
    }  # fmt: skip


def test_actor_file_is_one_that_the_registry_reads(tmp_path) -> None:
    entries = {e.name: e for e in read(actor_file(tmp_path))}
    assert entries["Gondor"].metonyms == ("Minas Tirith",)
    assert entries["Dol Amroth"].id == "DOL_AMROTH"
    assert entries["Gollum"].id == "HOBBITS"


def test_a_record_is_right_with_type_and_both_actors() -> None:
    (record,), _ = split(XML, WEIS)
    text = record.text
    arnor, gondor = role(text, "Arnor", "ARNOR"), role(text, "Gondor", "GONDOR")
    assert judged(record, [said(text, "condemned", "ACCUSE", actors=(arnor,), recipients=(gondor,))]) == (True, True)
    assert judged(record, [said(text, "condemned", "ACCUSE", actors=(gondor,), recipients=(arnor,))]) == (True, False)
    assert judged(record, [said(text, "condemned", "SUPPORT", actors=(arnor,))]) == (False, False)
