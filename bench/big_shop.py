"""A snapshot of any size with sales, payments, activities and enquiries: made in SQL, for a workbook would take minutes.

python -m bench.big_shop STATE [CUSTOMERS [ROWS]]        ROWS of sales and activities together
"""

import sys
from datetime import date
from pathlib import Path

import duckdb

from records.stored import business_to_json, layout_to_json
from sync.snapshot_file import create_tables, insert_tuples, written
from validation.business import Business
from validation.layout import TabLayout
from validation.record import fields_of
from validation.tables import TABLES

LAST_DAY = date(2026, 3, 31)
_CUSTOMERS = """
INSERT INTO contacts BY NAME
SELECT 'c' || n AS _key, 'c' || n AS id, ['Rajesh', 'Sunita', 'Imran', 'सीता', 'عمران', 'Neha'][1 + h % 6] || ' '
        || ['Sharma', 'Khan', 'Verma', 'वर्मा', 'خان'][1 + h // 7 % 5] || ' ' || n AS name, name AS _label, lower(name) AS _search,
    ['+9198' || lpad((n * 7919 % 100000000)::VARCHAR, 8, '0')] AS phones,
    ['Lucknow', 'Lahore', 'Jaipur', 'Kanpur', 'Karachi', 'Delhi', 'Agra', 'Multan'][1 + h // 3 % 8] AS city,
    'Area ' || (h % 40) AS area, ['Walk-in', 'Google', 'Friend or customer', 'Website'][1 + h % 4] AS source,
    ['Asif', 'Meena', 'Ravi'][1 + h % 3] AS owner, $last::DATE - (h % 1800)::INT AS created_on,
    DATE '1960-01-01' + (h % 16000)::INT AS birthday, 'Contacts' AS _tab, (n + 2)::INT AS _row, n::INT AS _position, 0 AS _problems
FROM (SELECT n, (hash(n) % 1000003)::INT AS h FROM range($customers) r(n))
"""
_SALES = """
INSERT INTO sales BY NAME
SELECT 's' || n AS _key, 's' || n AS id, 's' || n AS _label, '' AS _search, $last::DATE - (h % 1500)::INT AS "on",
    'c' || (h * 31 % $customers) AS customer,
    ['Mixer', 'Fan', 'Iron', 'Wire 90 m', 'LED bulb', 'Heater', 'Pump', 'Switch'][1 + h // 5 % 8] || ' ' || (h // 40 % 25) AS item,
    1 + h % 3 AS quantity, (100 + h % 90 * 50)::DECIMAL(18, 2) AS amount,
    (CASE WHEN h % 20 = 0 THEN 0 WHEN h % 20 = 1 THEN 50 ELSE 100 + h % 90 * 50 END)::DECIMAL(18, 2) AS received,
    ['Asif', 'Meena', 'Ravi', 'Zara'][1 + h // 11 % 4] AS owner, 'Sales' AS _tab, (n + 2)::INT AS _row, n::INT AS _position, 0 AS _problems
FROM (SELECT n, (hash(n + 77) % 1000000007)::BIGINT AS h, (hash(n, 1) % $customers)::INT AS who FROM range($sales) r(n))
"""
_PAYMENTS = """
INSERT INTO payments BY NAME
SELECT 'p' || n AS _key, 'p' || n AS id, 'p' || n AS _label, '' AS _search, $last::DATE - (h % 1500)::INT AS "on",
    'c' || (h * 31 % $customers) AS party, (50 + h % 40 * 50)::DECIMAL(18, 2) AS amount, 'In' AS direction,
    'Payments' AS _tab, (n + 2)::INT AS _row, n::INT AS _position, 0 AS _problems
FROM (SELECT n, (hash(n + 777) % 1000000007)::BIGINT AS h FROM range($sales // 20) r(n))
"""
_ACTIVITIES = """
INSERT INTO activities BY NAME
SELECT 'a' || n AS _key, 'a' || n AS id, ['Price', 'Delivery', 'Payment reminder', 'Thank you'][1 + h % 4] AS subject, subject AS _label,
    '' AS _search, ($last::DATE - (h % 1500)::INT)::TIMESTAMP + INTERVAL 11 HOUR AS "at",
    ['Call', 'WhatsApp', 'Visit', 'SMS'][1 + h // 3 % 4] AS kind, 'c' || (h * 17 % $customers) AS contact,
    CASE WHEN h % 3 = 0 THEN 'note ' || n END AS notes, CASE WHEN h % 50 = 0 THEN 'Planned' ELSE 'Done' END AS status,
    CASE WHEN h % 10 = 0 THEN $last::DATE - (h % 1500)::INT + (h % 20)::INT END AS due_on,
    ['Asif', 'Meena', 'Ravi', 'Zara'][1 + h // 11 % 4] AS owner,
    'Activities' AS _tab, (n + 2)::INT AS _row, n::INT AS _position, 0 AS _problems
FROM (SELECT n, (hash(n + 7777) % 1000000007)::BIGINT AS h FROM range($activities) r(n))
"""
_DEALS = """
INSERT INTO deals BY NAME
SELECT 'd' || n AS _key, 'd' || n AS id, 'Enquiry ' || n AS title, title AS _label, '' AS _search, 'c' || (h * 13 % $customers) AS contact,
    ['New', 'Contacted', 'Quoted', 'Negotiating', 'Won', 'Lost'][1 + h % 6] AS stage, (1000 + h % 900 * 100)::DECIMAL(18, 2) AS amount,
    $last::DATE - (h % 900)::INT AS opened_on, CASE WHEN h % 6 >= 4 THEN opened_on + (h % 40)::INT END AS closed_on,
    ['Walk-in', 'Google', 'Website'][1 + h % 3] AS source, ['Asif', 'Meena', 'Ravi'][1 + h % 3] AS owner,
    'Deals' AS _tab, (n + 2)::INT AS _row, n::INT AS _position, 0 AS _problems
FROM (SELECT n, (hash(n + 99) % 1000000007)::BIGINT AS h FROM range($customers // 5) r(n))
"""
_PLACED = ("contacts", "sales", "payments", "activities", "deals")


def big_shop(path: Path, customers: int = 100_000, rows: int = 1_000_000) -> Path:
    """Write the snapshot; half of the rows are sales, half activities."""
    business = Business(name="Big shop", currency="INR", year_starts_in=4)
    numbers = {"customers": customers, "sales": rows // 2, "activities": rows // 2, "last": LAST_DAY}
    with written(path) as connection:
        create_tables(connection, {record.table.name: fields_of(record) for record in TABLES})
        meta = {"taken_at": f"{LAST_DAY}T10:42:00", "workbook": "big.xlsx", "version": "1"}
        insert_tuples(connection, "meta", (meta | {"business": business_to_json(business)}).items())
        for sql in (_CUSTOMERS, _SALES, _PAYMENTS, _ACTIVITIES, _DEALS):
            connection.execute(sql, {name: value for name, value in numbers.items() if f"${name}" in sql})
        _place(connection)
    return path


def _place(connection: duckdb.DuckDBPyConnection) -> None:
    """Each table has a tab in which every filled column stands."""
    for record in TABLES:
        table = record.table
        if table.key not in _PLACED:
            continue
        layout = layout_to_json(TabLayout(table.name, table.name, 1, ()))
        tab = [table.name, table.name, 0, 1, 0, 0, False, "", layout, ""]
        insert_tuples(connection, "tabs", [tab])
        for position, field in enumerate(fields_of(record)):
            column = '"' + field.name + '"'
            found = connection.execute(f"SELECT count({column}) FROM {table.key}").fetchone()
            if found and found[0]:
                placed = [table.name, field.name, field.heading, field.kind.value, False, position, table.name, False]
                insert_tuples(connection, "placed_fields", [placed])


if __name__ == "__main__":
    big_shop(Path(sys.argv[1]), *map(int, sys.argv[2:]))
