"""rensa and datasketch, to measure against: `replay` for `bonafide replay --peer`, `bench` for B5 to B8.

Both get three-word shingles of the text and 128 permutations in 32 bands of 4."""

import json
import re
import resource
import sys
import time

BANDS, PERMUTATIONS = 32, 128
WORD = re.compile(r"\w+")


def shingles(text):
    words = WORD.findall(text)
    return [" ".join(words[i : i + 3]) for i in range(len(words) - 2)]


class Rensa:
    name = "rensa"

    def __init__(self):
        from rensa import RMinHash, RMinHashLSH

        self.RMinHash = RMinHash
        self.index = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS)
        self.kept = []

    def sketch(self, text):
        sketch = self.RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(shingles(text))
        return sketch

    def insert(self, key, sketch):
        self.index.insert(key, sketch)
        self.kept.append(sketch)

    def query(self, sketch):
        return self.index.query(sketch)

    def likeness(self, key, sketch):
        return self.kept[key].jaccard(sketch)


class Datasketch:
    name = "datasketch"

    def __init__(self):
        from datasketch import MinHash, MinHashLSH

        self.MinHash = MinHash
        self.index = MinHashLSH(params=(BANDS, PERMUTATIONS // BANDS), num_perm=PERMUTATIONS)
        self.kept = []

    def sketch(self, text):
        sketch = self.MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        return sketch

    def insert(self, key, sketch):
        self.index.insert(key, sketch)
        self.kept.append(sketch)

    def query(self, sketch):
        return self.index.query(sketch)

    def likeness(self, key, sketch):
        return self.kept[key].jaccard(sketch)


SYSTEMS = {"rensa": Rensa, "datasketch": Datasketch}


def replay(system):
    """One text a line in, its near ones out."""
    for key, line in enumerate(sys.stdin):
        sketch = system.sketch(json.loads(line)["text"])
        near = [(other, int(10_000 * system.likeness(other, sketch))) for other in system.query(sketch)]
        system.insert(key, sketch)
        sys.stdout.write(json.dumps(near) + "\n")
        sys.stdout.flush()


def resident():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def bench(system):
    """The workload of `link-peer write` on standard input: texts, an empty line, queries with what is to be found."""
    texts, queries = [], []
    for line in sys.stdin:
        if not line.strip():
            break
        texts.append(json.loads(line))
    queries = [json.loads(line) for line in sys.stdin]
    before = resident()
    start = time.process_time()
    sketches = [system.sketch(text) for text in texts]
    sketching = time.process_time() - start
    start = time.process_time()
    for key, sketch in enumerate(sketches):
        system.insert(key, sketch)
    inserting = time.process_time() - start
    held = resident() - before
    taken, found, wrong = [], {}, 0
    for query in queries:
        sketch = sketches[query["id"]]
        start = time.perf_counter()
        near = set(system.query(sketch))
        taken.append((time.perf_counter() - start) * 1e6)
        family = set(query["family"])
        wrong += len(near - family - {query["id"]})
        for other, band in query["to_find"]:
            hit, of = found.get(band, (0, 0))
            found[band] = (hit + (other in near), of + 1)
    taken.sort()
    print(json.dumps({
        "name": system.name,
        "count": len(texts),
        "sketches_a_second": len(texts) / sketching,
        "inserts_a_second": len(texts) / inserting,
        "p50": taken[len(taken) // 2],
        "p99": taken[len(taken) * 99 // 100],
        "bytes": held / len(texts),
        "recall": {band: hit / of for band, (hit, of) in found.items()},
        "false_a_query": wrong / max(1, len(queries)),
    }))


if __name__ == "__main__":
    {"replay": replay, "bench": bench}[sys.argv[1]](SYSTEMS[sys.argv[2]]())
