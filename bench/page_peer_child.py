"""One measurement of trafilatura, in a process of its own: run by page_peers.py with the Python that has it.

usage: page_peer_child.py trafilatura|trafilatura-fast FOLDER ANSWERS.jsonl
Reads every page of FOLDER; writes {"id", "text"} a line, and prints the processor seconds of the extraction as JSON.
trafilatura: its defaults but for comments, which it leaves out; trafilatura-fast: without its fall-back on other extractors.
"""
import json
import pathlib
import sys
import time


def main():
    mode, folder, answers = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    import trafilatura
    options = {"include_comments": False, "fast": mode == "trafilatura-fast"}
    pages = sorted(folder.glob("*.html"))
    trafilatura.extract(pages[0].read_bytes(), **options)  # The first page pays for what is set up late.
    texts = []
    begin = time.process_time()
    for page in pages:
        texts.append(trafilatura.extract(page.read_bytes(), **options) or "")
    seconds = time.process_time() - begin
    with open(answers, "w", encoding="utf-8") as out:
        for page, text in zip(pages, texts):
            out.write(json.dumps({"id": page.stem, "text": text}) + "\n")
    print(json.dumps({"seconds": seconds, "version": trafilatura.__version__}))


if __name__ == "__main__":
    main()
