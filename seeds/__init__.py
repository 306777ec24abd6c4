"""The codebook as data: actors, offices, relations, lexicons, rules, facts and the seed article.

A domain expert edits these files and nothing else; `graph.codebook` is their only reader.
"""
