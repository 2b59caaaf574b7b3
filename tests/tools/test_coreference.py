"""tools/coreference.py: its measures on worked examples, and its reading of the annotation."""
import importlib.util
import pathlib
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("coreference", ROOT / "tools" / "coreference.py")
sys.path.insert(0, str(ROOT / "tools"))
coreference = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(coreference)
import gum  # noqa: E402


def sets(*clusters):
    return [frozenset(c) for c in clusters]


# Key {a b c} {d e}. Worked by hand: MUC counts links, B-cubed the shares of each mention, CEAF-e the best pairs of clusters.
@pytest.mark.parametrize("response, muc, b_cubed, ceaf_e", [
    (sets("abc", "de"), 1, 1, 1),
    # 2 of 3 links found, 2 of 2 right: 2*2/3*1/(5/3); recall (2/3+2/3+1/3+1+1)/5 = 11/15, precision 1; (0.8+1) of 2 and 3.
    (sets("ab", "c", "de"), 0.8, 2 * (11 / 15) / (11 / 15 + 1), 2 * (1.8 / 2) * (1.8 / 3) / (1.8 / 2 + 1.8 / 3)),
    # All in one: recall 1, precision 3 of 4 links; precision (3*3/5 + 2*2/5)/5 = 13/25; 6/8 for the larger cluster.
    (sets("abcde"), 6 / 7, 2 * (13 / 25) / (1 + 13 / 25), 2 * (0.75 / 2) * 0.75 / (0.75 / 2 + 0.75)),
    # Nothing that the key has, which finds nothing.
    (sets("xy"), 0, 0, 0),
])
def test_measures(response, muc, b_cubed, ceaf_e):
    found = coreference.scores([(sets("abc", "de"), response)])
    assert found["MUC"] == pytest.approx(muc)
    assert found["B-cubed"] == pytest.approx(b_cubed)
    assert found["CEAF-e"] == pytest.approx(ceaf_e)
    assert found["CoNLL"] == pytest.approx((muc + b_cubed + ceaf_e) / 3)


@pytest.mark.parametrize("like, best", [
    ([[0.9, 0.8], [0.7, 0.1]], 1.5),  # not the largest cell first
    ([[0.5, 0.2, 0.9]], 0.9),
    ([[0.5], [0.2], [0.9]], 0.9),
    ([[0, 0], [0, 1]], 1),
])
def test_assignment(like, best):
    assert coreference.best_total(like) == pytest.approx(best)


TREEBANK = """# newdoc id = GUM_news_made
1\tAda\tAda\tPROPN\tNNP\t_\t0\troot\t_\tEntity=(1-person-new-nnnnn-cf1-1-coref
2\tHolm\tHolm\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tleft\tleave\tVERB\tVBD\t_\t1\tx\t_\t_
4\ther\ther\tPRON\tPRP\t_\t5\tx\t_\tEntity=(2-place-new-nnnnn-cf1-2-sgl(1-person-giv:act-nnnnn-cf1-1-ana)
5\ttown\ttown\tNOUN\tNN\t_\t3\tx\t_\tEntity=2)|SpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t3\tx\t_\t_

# newdoc id = GUM_fiction_made
1\tShe\tshe\tPRON\tPRP\t_\t0\troot\t_\tEntity=(1-person-new-nnnnn-cf1-1-sgl)

"""


def test_reads_nested_mentions_as_running_text(tmp_path):
    file = tmp_path / "made.conllu"
    file.write_text(TREEBANK, encoding="utf-8")
    documents = list(gum.documents(file, ["news"]))
    assert [d["id"] for d in documents] == ["GUM_news_made"]
    text = documents[0]["text"]
    assert text.strip() == "Ada Holm left her town."
    assert [(text[b:e], kind, chain) for b, e, kind, chain in documents[0]["mentions"]] == [
        ("Ada Holm", "person", "1"), ("her town", "place", "2"), ("her", "person", "1")]


@pytest.mark.parametrize("text, head", [
    ("the Finnish president", "president"), ("the president of Finland", "president"), ("Ada Holm's", "holm"),
    ("Ada Holm, a baker", "holm"), ("her", "her"), ("the man who sold the world", "man"),
])
def test_head_word(text, head):
    assert coreference.head_word(text) == head
