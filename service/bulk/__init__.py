"""Archives: the service's own extraction over millions of articles, in shards that any number of workers may take.

`shards` cuts the input, `parts` turns one shard into one part of the output, `driver` hands shards to Dask and keeps the manifest.
"""
