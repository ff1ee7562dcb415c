"""Counting in memory: every chart of a selection from small integers, many times quicker than SQL.

Each dataset is a `segment`: its tweets in the order of time, a few bytes each. What a tweet has
one of is one code (`traits`), and so are the words of a list that it has (`lists`): tweets repeat
one another, so that there are few combinations, and one count over the tweets makes several
charts. A clause becomes, once, a set of tweets (`bits`) or of accounts (`sets`); a chart counts
the codes of one column over the sets of the clauses that apply to it (`filtered`, `tweets`,
`accounts`), which is all that crossfiltering is. Passes over all tweets run on all processors
(`passes`). A brush that is expected to move is answered from numbers up to each block of its axis
(`brush`, `cubes`), any other change from the nearest set that was counted (`histograms`). What a
clause asks of accounts' words, of tweets' words and of anything that is not in memory (text, ids,
likes) is answered by its own SQL, so that there is one truth; what has no way through here at all
(`counting` gives None) is asked of the database as ever.

Why numba, measured on ten million tweets, one thread, CPU ms: making a set from a column of codes
15 (numpy 56-98), counting a column over half of the tweets 7 to 10, over a tenth 3 (numpy 230 for
the half); a refresh of twelve views is a few hundredths of the same views asked in SQL in turns
with it (`tests/benchmarks/README.md`). The loops are plain Python, and what is to be one
instruction of the processor (counting the zeros below a bit) the compiler finds by itself. A C
extension would be as quick and smaller, but needs a compiler wherever the program is installed by
pip. numba costs 0.7 s of import and, once per machine, some seconds of compiling, both on a worker
while SQL answers, and 195 MB in the bundle.
"""
