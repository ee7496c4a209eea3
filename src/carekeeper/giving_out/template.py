"""A blank list for the class to be filled in, with the answers to choose from."""

from __future__ import annotations

from pathlib import Path

from carekeeper.bringing_in import Fields
from carekeeper.core.fields import Kind
from carekeeper.core.words import tr
from carekeeper.giving_out.tables import heading_of

_COLUMNS = (
    *("class_number", "name", "sex", "birth_date", "id_number", "school_number", "ethnic_group"),
    *("home_address", "registration_kind", "boarding", "left_behind", "health", "notes"),
)
_FAMILY = (
    *("父亲姓名", "父亲联系电话", "父亲是否外出", "父亲务工地点"),
    *("母亲姓名", "母亲联系电话", "母亲是否外出", "母亲务工地点"),
    *("监护人姓名", "监护人关系", "监护人联系电话"),
)
_ROWS = 80


def write(path: Path, fields: Fields) -> None:
    """Write the blank list as a workbook."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(tr("Roster"))
        bold = book.add_format({"bold": True, "border": 1, "text_wrap": True})
        text = book.add_format({"num_format": "@", "border": 1})
        headings = [*map(heading_of, _COLUMNS), *_FAMILY]
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, bold)
            sheet.set_column(column, column, 14, text)
            answers = _answers(fields, column, heading)
            if answers:
                sheet.data_validation(
                    1, column, _ROWS, column, {"validate": "list", "source": answers}
                )
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)


def _answers(fields: Fields, column: int, heading: str) -> list[str]:
    if heading.endswith("是否外出"):
        return [tr("Yes"), tr("No")]
    if column >= len(_COLUMNS):
        return []
    field = fields.student[_COLUMNS[column]]
    if field.kind is Kind.FLAG:
        return [tr("Yes"), tr("No")]
    return [tr(choice.label) for choice in field.choices]
