"""The exports of other programs are understood without anybody saying what their columns are."""

import pytest

from sync.importing import plan_import
from tests.sync.importing.exports import Export
from tests.sync.importing.exports.address_books import ADDRESS_BOOKS
from tests.sync.importing.exports.american import AMERICAN
from tests.sync.importing.exports.others import OTHERS
from tests.sync.importing.exports.sugar import SUGAR
from tests.sync.importing.exports.zoho import ZOHO

EXPORTS = (*ZOHO, *SUGAR, *AMERICAN, *ADDRESS_BOOKS, *OTHERS)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_each_heading_feeds_the_field_that_it_means(export: Export, tmp_path):
    layout = plan_import([export.write(tmp_path)], None).files[0].layouts[0]

    understood = {c.heading: "" if c.is_custom else c.field for c in layout.columns}
    assert layout.table == export.table
    assert understood == dict(zip(export.headings, export.fields, strict=True))
