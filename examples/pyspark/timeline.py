#!/usr/bin/env python3
"""Reads documents on every machine of a Spark cluster and puts them together to one timeline on this one.

usage: pip install pyspark; examples/pyspark/timeline.py DOCUMENTS.jsonl [--dateline PROGRAM] [--master URL] [--parts N] > timeline.json

DOCUMENTS.jsonl has one document a line: {"doc": "letters/12.txt", "text": "…", "published": "2019-05-03"}; "published", the document's own
date where it is known beside its text, may be left out. Any path that Spark reads will do: a file, a folder of files, a pattern, s3a://….

What happens: Spark cuts the lines into parts and sends each part through `dateline extract --jsonl --whole`, wherever it likes; what comes
out, one line a document, streams through this program into `dateline resolve`, which prints what `dateline timeline` would print of all the
documents together. Extracting is nearly all of the work and is spread; putting together happens once, here. The program must be installed
on every machine, in the same version.
"""
import argparse, os, subprocess, sys

from pyspark import SparkConf, SparkContext


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("documents")
    args.add_argument("--dateline", default="dateline", help="the program, as it is called on every machine")
    args.add_argument("--master", default="local[*]", help="the cluster; without it this machine alone")
    args.add_argument("--parts", type=int, default=None, help="into how many parts the documents are cut")
    args = args.parse_args()

    # Python on the machines of the cluster as it is here.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf().setAppName("dateline").setMaster(args.master)
    conf.set("spark.ui.enabled", "false").set("spark.ui.showConsoleProgress", "false")
    spark = SparkContext(conf=conf)
    spark.setLogLevel("ERROR")
    try:
        documents = spark.textFile(args.documents, args.parts)
        # A part that fails fails the job, rather than being missing.
        lines = documents.pipe(f"'{args.dateline}' extract --jsonl --whole", checkCode=True)
        resolve = subprocess.Popen([args.dateline, "resolve"], stdin=subprocess.PIPE)
        # One part after the other: never all of them in memory.
        for line in lines.toLocalIterator(prefetchPartitions=True):
            resolve.stdin.write(line.encode() + b"\n")
        resolve.stdin.close()
        sys.exit(resolve.wait())
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
