"""Stories that are not in English: kept and named, not coded."""
import json

from conftest import needs_model

GERMAN = ("Norwegen verurteilt Peru\n\nDie Regierung in Oslo hat die Festnahme von drei Fischern durch die peruanische Polizei "
          "scharf verurteilt und den Botschafter einbestellt, wie das Ministerium am Freitag in einer Erklärung mitteilte.\n")
ENGLISH = ("Norway condemns Peru\n\nThe government in Oslo condemned the arrest of three fishermen by police in Peru and summoned "
           "the ambassador, as the ministry said in a statement that it sent to reporters.\n")


@needs_model
def test_a_story_in_another_language_has_no_records_and_is_named(rapport):
    german, english = rapport.write("german.txt", GERMAN), rapport.write("english.txt", ENGLISH)
    run = rapport("read", "--format", "jsonl", german, english)
    records = [json.loads(line) for line in run.stdout.decode().splitlines()]
    assert run.returncode == 0
    assert records and {r["story"]["path"] for r in records} == {str(english)}
    assert {r["story"]["language"] for r in records} == {"en"}
    assert run.stderr.decode().splitlines() == [f"rapport: {german}: note: not coded: it has no running text in English"]


@needs_model
def test_the_text_decides_not_the_declaration(rapport):
    line = json.dumps({"id": "a", "text": ENGLISH, "language": "de"}) + "\n" + json.dumps({"id": "b", "text": GERMAN, "language": "de"})
    run = rapport("read", "--format", "jsonl", rapport.write("stories.jsonl", line + "\n"))
    assert {json.loads(r)["story"]["id"] for r in run.stdout.decode().splitlines()} == {"a"}
    assert "stories.jsonl:2: note: not coded: its language is de, not English" in run.stderr.decode()
