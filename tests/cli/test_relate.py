"""`rapport relate` as its users call it."""
import json

import pytest

from conftest import ROOT, needs_model

CATEGORIES = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
              "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def query(number, text, source, target):
    def places(word):
        return [[text.index(word), text.index(word) + len(word)]] if word else []
    return json.dumps({"id": number, "text": text, "source": places(source), "target": places(target)}, ensure_ascii=False)


CLEAR = [("Norway condemned Russia over the jamming of satellite signals.", "Norway", "Russia", "ACCUSE"),
         ("Rebel fighters shelled army positions near the border, killing six soldiers.", "Rebel fighters", "army", "ASSAULT"),
         ("Canada delivered 40 tonnes of food and medicine to Chad.", "Canada", "Chad", "AID"),
         ("Österreich's envoy Jörg Hösl urged Serbia to free the detained journalists.", "Jörg Hösl", "Serbia", "REQUEST")]


@needs_model
def test_answers_in_order_with_probabilities(rapport):
    lines = "\n".join(query(n, *row[:3]) for n, row in enumerate(CLEAR)) + "\n"
    run = rapport("relate", stdin=lines.encode())
    answers = [json.loads(line) for line in run.stdout.decode().splitlines()]
    assert run.returncode == 0 and run.stderr == b""
    assert [a["id"] for a in answers] == [0, 1, 2, 3]
    for answer, row in zip(answers, CLEAR):
        assert answer["plover"] == row[3], row[0]
        assert set(answer["scores"]) == CATEGORIES
        assert sum(answer["scores"].values()) == pytest.approx(1, abs=1e-9)
        assert answer["plover"] == max(answer["scores"], key=answer["scores"].get)


@needs_model
def test_threads_and_instructions_change_no_byte(rapport):
    lines = ("\n".join(query(n, *CLEAR[n % 4][:3]) for n in range(20)) + "\n").encode()
    one = rapport("relate", "--threads", 1, stdin=lines).stdout
    assert one == rapport("relate", "--threads", 2, stdin=lines).stdout
    assert one == rapport("relate", "--isa", "portable", stdin=lines).stdout


@needs_model
def test_a_party_may_be_unnamed(rapport):
    run = rapport("relate", stdin=query("x", "Protesters set fire to a town hall.", "Protesters", None).encode())
    assert run.returncode == 0 and json.loads(run.stdout)["plover"] in CATEGORIES


@needs_model
@pytest.mark.parametrize("line, answer_id, reason", [
    ('{"id": "a", "text": "Kenya met Uganda.", "source": [[0, 5]]}', "a", "target"),
    ('{"id": "a", "text": "Kenya met Uganda.", "source": [[0, 5]], "target": [[10, 99]]}', "a", "99"),
    ('{"id": "a", "text": "Kenya met Uganda.", "source": [[5, 5]], "target": []}', "a", "[5, 5]"),
    ('{"id": "a", "text": "Kenya met Uganda.", "source": [[-1, 5]], "target": []}', "a", "source"),
    ('{"id": "a", "text": " ", "source": [], "target": []}', "a", "empty"),
    ('{"id": "a", "source": [], "target": []}', "a", "text"),
    ('{"text": "Kenya met Uganda.", "source": [], "target": []}', None, "id"),
    ('{"id": {}, "text": "Kenya met Uganda.", "source": [], "target": []}', None, "id"),
    ("[1, 2]", None, "object"),
    ('{"id": "a"', None, "object"),
    ("[" * 100000, None, "object"),
])
def test_a_bad_line_is_named_and_the_rest_answered(rapport, line, answer_id, reason):
    good = query("good", *CLEAR[0][:3])
    run = rapport("relate", rapport.write("pairs.jsonl", f"{line}\n{good}\n".encode()))
    bad, answer = [json.loads(text) for text in run.stdout.decode().splitlines()]
    assert run.returncode == 1
    assert bad["id"] == answer_id and reason in bad["error"] and set(bad) == {"id", "error"}
    assert answer["id"] == "good" and "plover" in answer
    assert b"pairs.jsonl:1" in run.stderr


@needs_model
def test_broken_bytes_and_a_missing_file(rapport):
    run = rapport("relate", rapport.write("pairs.jsonl", b'{"id": "a", "text": "\xff"}\n'))
    assert run.returncode == 1 and "UTF-8" in json.loads(run.stdout)["error"]
    run = rapport("relate", "absent.jsonl")
    assert run.returncode == 1 and b"absent.jsonl" in run.stderr


@needs_model
def test_a_model_without_the_head_is_refused_at_once(rapport, tmp_path):
    """The relation tensors of a copy get another name of the same length."""
    for file in (ROOT / "models/default").iterdir():
        data = file.read_bytes()
        (tmp_path / file.name).write_bytes(data.replace(b'"relation.', b'"relatiox.') if file.suffix == ".safetensors" else data)
    run = rapport("relate", "--model", str(tmp_path), stdin=(query(0, *CLEAR[0][:3]) + "\n").encode())
    assert run.returncode == 2 and run.stdout == b""
    assert b"has no relation head" in run.stderr and run.stderr.count(b"\n") == 1
