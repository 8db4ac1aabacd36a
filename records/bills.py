"""Which bills count and with which sign: the one rule for what was sold and for what is owed.

- An invoice and a bill of supply sell. A debit note charges, but sells nothing: many write it for what they send back themselves.
- A credit note takes back, whichever sign its total was typed with; so does any bill or sale with a negative amount, a *return*.
  It lowers what was sold, the customer's total and what they owe, and is no purchase: it counts for no number of sales, no last
  purchase and no interval.
- A supplier's bill is what we owe. Quotations, proformas, orders, challans and receipts do nothing, nor does a draft or what is cancelled.
- A bill that a sale names (id or number) is that sale and does not count again. A return does not stand for the bill it names, for
  that was sold all the same, but for a credit note: the one it names, or the one of the same day and amount against the same bill.
"""

from records.list_words import words_for
from records.snapshot import Snapshot


def is_return(amount: str) -> str:
    """What is true of a row whose amount, a column, takes back; what has no amount does not."""
    return f"coalesce({amount}, 0) < 0"


def bills(snapshot: Snapshot) -> str:
    """The table of the documents that count, worked out once for each reading of the sheet.

    `entry` says what each is, `is_sold` whether it is in the sales, `worth` what it adds to its party's account and, where it is
    sold, to the sales; `paper` and `numbered` are the id and the number by which lines name it.
    """
    business = snapshot.business
    words = [
        words_for(business, "Document kinds", ("invoice", "bill_of_supply")),
        words_for(business, "Document kinds", ("debit_note",)),
        words_for(business, "Document kinds", ("credit_note",)),
        words_for(business, "Document kinds", ("supplier_bill",)),
        words_for(business, "Document statuses", ("cancelled", "draft")),
    ]
    return snapshot.made("bills", _BILLS, words)


def _word(column: str) -> str:
    return f"replace(lower(trim({column})), ' ', '_')"


_BILLS = f"""
WITH bill_words AS (
    SELECT ?::VARCHAR[] AS selling, ?::VARCHAR[] AS debiting, ?::VARCHAR[] AS crediting, ?::VARCHAR[] AS owing, ?::VARCHAR[] AS void
),
papers AS (
    SELECT *, lower(trim(coalesce(id, _key))) AS paper, nullif(lower(trim(number)), '') AS numbered,
        list_contains(selling, what) OR list_contains(crediting, what) AS is_sold,
        CASE WHEN list_contains(selling, what) OR list_contains(debiting, what) THEN 'bill'
            WHEN list_contains(crediting, what) THEN 'credit_note' WHEN list_contains(owing, what) THEN 'supplier_bill' END AS entry
    FROM (SELECT *, {_word("kind")} AS what FROM documents), bill_words
    WHERE NOT list_contains(void, {_word("coalesce(status, '')")})
),
paper_names AS (
    SELECT paper AS name, _key FROM papers UNION SELECT numbered, _key FROM papers WHERE numbered IS NOT NULL
),
named AS (
    SELECT p._key, s.amount, s."on", {is_return("s.amount")} AS is_return FROM sales s JOIN paper_names p ON p.name = lower(trim(s.document))
),
returned AS (
    SELECT _key FROM named WHERE is_return
    UNION SELECT c._key FROM papers c JOIN paper_names o ON o.name = lower(trim(c.original_document))
    JOIN named r ON r._key = o._key AND r.amount = -abs(c.total) AND r."on" = c."on" WHERE c.entry = 'credit_note' AND r.is_return
)
SELECT _key, paper, numbered, "on", party, owner, _label, number, total, entry, is_sold,
    CASE entry WHEN 'credit_note' THEN -abs(total) WHEN 'supplier_bill' THEN -total ELSE total END AS worth
FROM papers
WHERE entry = 'supplier_bill' OR (entry = 'credit_note' AND _key NOT IN (SELECT _key FROM returned))
    OR (entry = 'bill' AND _key NOT IN (SELECT _key FROM named WHERE NOT is_return))
"""
