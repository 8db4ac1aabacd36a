"""Pieces of SQL that are put into many queries."""

import duckdb

from records.sql import commonest


def test_of_spellings_that_come_as_often_the_first_is_meant_every_time():
    items = "SELECT unnest(['fan', 'Fan']) AS item, i % 8 AS shop FROM range(400000) r(i)"
    query = f"SELECT DISTINCT {commonest('item')} FROM ({items}) GROUP BY shop"

    assert {row for _ in range(5) for row in duckdb.execute(query).fetchall()} == {("Fan",)}
    ((often,),) = duckdb.execute(f"SELECT {commonest('item')} FROM (SELECT unnest(['A', 'b', 'b']) AS item)").fetchall()
    assert often == "b"
