"""tools/coreference.py: its measures on worked examples, and its reading of the annotation."""
import importlib.util
import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("coreference", ROOT / "tools" / "coreference.py")
coreference = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(coreference)


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
    found = coreference.score([(sets("abc", "de"), response)])
    assert found["MUC"] == pytest.approx(muc)
    assert found["B3"] == pytest.approx(b_cubed)
    assert found["CEAF-e"] == pytest.approx(ceaf_e)
    assert found["CoNLL"] == pytest.approx((muc + b_cubed + ceaf_e) / 3)


@pytest.mark.parametrize("like, best", [
    ([[0.9, 0.8], [0.7, 0.1]], 1.5),  # not the largest cell first
    ([[0.5, 0.2, 0.9]], 0.9),
    ([[0.5], [0.2], [0.9]], 0.9),
    ([[0, 0], [0, 1]], 1),
])
def test_assignment(like, best):
    assert coreference.assignment(like) == pytest.approx(best)


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


def test_reads_nested_mentions_with_their_heads(tmp_path):
    file = tmp_path / "made.conllu"
    file.write_text(TREEBANK, encoding="utf-8")
    documents = coreference.read_documents(file, ["news"])
    assert [d.name for d in documents] == ["GUM_news_made"]
    document = documents[0]
    assert document.text == "Ada Holm left her town.\n"
    found = {(document.text[m.begin : m.end], document.head_word(m), m.entity, m.kind) for m in document.mentions}
    assert found == {("Ada Holm", "ada", "1", "person"), ("her", "her", "1", "person"), ("her town", "town", "2", "place")}


def test_own_mentions_are_those_with_the_head_in_them():
    document = coreference.Document("GUM_news_made")
    document.tokens = [(0, 3, "the"), (4, 11, "Finnish"), (12, 21, "president")]
    gold = coreference.Mention(0, 21, 2, "1", "person", 0)
    document.mentions = [gold]
    assert coreference.own_labels(document, [[4, 21, 7], [0, 3, 8]]) == {gold: (7, "president"), (0, 3): (8, "the")}


def test_things_are_joined_by_head_name_and_apposition():
    document = coreference.Document("GUM_news_made")
    for line in ("Ada Holm, the mayor, opened a new bridge .", "Holm said it was a long bridge ; the bridge closed ."):
        words = line.replace(",", " ,").split()
        follows = [*words[1:], ""]
        document.add_sentence([(w, {"SpaceAfter": "No"} if after == "," else {}) for w, after in zip(words, follows)])

    def mention(words, head, start=0):
        begin = document.text.index(words, start)
        at = next(i for i, (b, _, form) in enumerate(document.tokens) if form == head and b >= begin)
        return coreference.Mention(begin, begin + len(words), at, None, "", 0 if begin < document.sentences[1][0] else 1)

    full, mayor, new = mention("Ada Holm", "Ada"), mention("the mayor", "mayor"), mention("a new bridge", "bridge")
    second = document.sentences[1][0]
    short, it = mention("Holm", "Holm", second), mention("it", "it", second)
    long, last = mention("a long bridge", "bridge"), mention("the bridge", "bridge")
    labels = {m: (None, document.head_word(m)) for m in (full, mayor, new, short, it, long, last)}
    found = coreference.with_things(document, labels)
    assert found[full] == found[mayor] == found[short]
    assert found[long] == found[last] != found[new]
    assert found[it] == found[short]  # the first mention near: a rule of thumb, wrong here
