"""Recall@1 across scripts: how often the most similar name in another script is the right one, beside other romanisers.

    python -m bench.names_across_scripts hi.translit.sampled.train.tsv ur.translit.sampled.train.tsv

The arguments are Dakshina lexicons: word, romanisation, count
(github.com/google-research-datasets/dakshina, CC BY-SA 4.0).
Full names come from bench/names/full_names.tsv. anyascii, Unidecode, PyICU and uroman are measured
when installed (bench/requirements-names.txt).
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import md5
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from rapidfuzz.fuzz import ratio, token_sort_ratio
from rich.console import Console
from rich.progress import track
from rich.table import Table

from validation.matching.names import similarity

Pair = tuple[str, str]
Scorer = Callable[[str, str], float]
FULL_NAMES = Path(__file__).parent / "names" / "full_names.tsv"
_WORDS_A_TRIAL = 1000
_TRIALS = 5


@dataclass(frozen=True)
class Trial:
    """Names with their right answers in another script; every answer is a candidate for every name."""

    title: str
    samples: tuple[tuple[Pair, ...], ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints one table: a row a trial, a column a method."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lexicons", nargs="*", type=Path, help="Dakshina lexicons: word, romanisation, count")
    parser.add_argument("--names", type=Path, default=FULL_NAMES, help="full names in three scripts")
    chosen = parser.parse_args(arguments)
    trials = [*_full_name_trials(chosen.names), *_word_trials([_lexicon(path) for path in chosen.lexicons])]
    Console().print(_table(trials, _methods()))
    return 0


def recall_at_1(pairs: Sequence[Pair], scorer: Scorer) -> float:
    """The share of names whose own answer scores best, both ways; a tie of n counts 1/n."""
    scores = np.array([[scorer(left, right) for _, right in pairs] for left, _ in pairs])
    return (_share_found(scores) + _share_found(scores.T)) / 2


def _share_found(scores: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> float:
    right = np.diag(scores)[:, None]
    is_best = ~(scores > right + 1e-9).any(axis=1)
    return float(np.where(is_best, 1 / (np.abs(scores - right) <= 1e-9).sum(axis=1), 0).mean())


def _full_name_trials(path: Path) -> list[Trial]:
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")][1:]
    names = [tuple(line.split("\t")) for line in lines]
    columns = {"Hindi full names": (1, 0), "Urdu full names": (2, 0), "Urdu-Hindi full names": (2, 1)}
    return [Trial(title, (tuple((name[a], name[b]) for name in names),)) for title, (a, b) in columns.items()]


def _word_trials(lexicons: Sequence[dict[str, tuple[str, int]]]) -> list[Trial]:
    trials = [_sampled(_language(lexicon) + " words", _one_answer_each(lexicon)) for lexicon in lexicons]
    hindi = [lexicon for lexicon in lexicons if _language(lexicon) == "Hindi"]
    urdu = [lexicon for lexicon in lexicons if _language(lexicon) == "Urdu"]
    return trials + [_sampled("Urdu-Hindi words", _of_one_romanisation(u, h)) for u in urdu for h in hindi]


def _lexicon(path: Path) -> dict[str, tuple[str, int]]:
    """Every word with its most attested romanisation and how often it was attested."""
    lexicon: dict[str, tuple[str, int]] = {}
    for line in path.read_text("utf-8").splitlines():
        word, latin, count = line.split("\t")
        if int(count) > lexicon.get(word, ("", 0))[1]:
            lexicon[word] = latin, int(count)
    return lexicon


def _language(lexicon: dict[str, tuple[str, int]]) -> str:
    return "Hindi" if "\u0900" <= next(iter(lexicon))[0] <= "\u097f" else "Urdu"


def _one_answer_each(lexicon: dict[str, tuple[str, int]]) -> list[Pair]:
    by_latin = {latin: word for word, (latin, _) in lexicon.items() if is_held_out(word)}
    return [(word, latin) for latin, word in by_latin.items()]


def _of_one_romanisation(urdu: dict[str, tuple[str, int]], hindi: dict[str, tuple[str, int]]) -> list[Pair]:
    """Words that at least two people romanised alike in both languages, and no other word of either language."""
    known = [_only_words_so_romanised(lexicon) for lexicon in (urdu, hindi)]
    shared = [latin for latin in known[0] if latin in known[1] and len(latin) > 2 and is_held_out(known[1][latin])]
    return [(known[0][latin], known[1][latin]) for latin in shared]


def _only_words_so_romanised(lexicon: dict[str, tuple[str, int]]) -> dict[str, str]:
    latins = [latin for latin, _ in lexicon.values()]
    repeated = {
        latin for latin, following in zip(sorted(latins), sorted(latins)[1:], strict=False) if latin == following
    }
    return {latin: word for word, (latin, count) in lexicon.items() if count > 1 and latin not in repeated}


def is_held_out(word: str) -> bool:
    """Half of the words, the same in every run: weights were found on the other half."""
    return md5(word.encode()).digest()[0] % 2 == 1


def _sampled(title: str, pairs: list[Pair]) -> Trial:
    pairs = sorted(pairs)
    size = min(_WORDS_A_TRIAL, len(pairs))
    samples = tuple(tuple(random.Random(seed).sample(pairs, size)) for seed in range(_TRIALS))
    return Trial(f"{title} ({size} at a time)", samples if size < len(pairs) else samples[:1])


def _methods() -> dict[str, Scorer]:
    methods: dict[str, Scorer] = {"Bahi": similarity}
    if find_spec("anyascii"):
        methods["anyascii"] = _by_romanisation(import_module("anyascii").anyascii)
    if find_spec("unidecode"):
        methods["Unidecode"] = _by_romanisation(import_module("unidecode").unidecode)
    if find_spec("icu"):
        methods["ICU"] = _by_romanisation(
            import_module("icu").Transliterator.createInstance("Any-Latin; Latin-ASCII").transliterate
        )
    if find_spec("uroman"):
        methods["uroman"] = _by_romanisation(import_module("uroman").Uroman().romanize_string)
    return methods


def _by_romanisation(romanise: Callable[[str], str]) -> Scorer:
    """The better ratio of ordered and sorted words, after romanising: what one line of rapidfuzz gives."""
    known: dict[str, str] = {}

    def latin(name: str) -> str:
        if name not in known:
            known[name] = romanise(name).lower()
        return known[name]

    return lambda a, b: max(ratio(latin(a), latin(b)), token_sort_ratio(latin(a), latin(b)))


def _table(trials: Sequence[Trial], methods: dict[str, Scorer]) -> Table:
    table = Table("recall@1", *methods, "seconds (Bahi)")
    for trial in track(trials, "Comparing", console=Console(stderr=True)):
        recalls, seconds = [], []
        for scorer in methods.values():
            started = time.perf_counter()
            recalls.append(float(np.mean([recall_at_1(sample, scorer) for sample in trial.samples])))
            seconds.append(time.perf_counter() - started)
        table.add_row(trial.title, *(f"{recall:.3f}" for recall in recalls), f"{seconds[0]:.1f}")
    return table


if __name__ == "__main__":
    sys.exit(main())
