"""The profile of one pupil: sections at the left, the fields at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.features.students.form import (
    CompletenessCard,
    SectionList,
    SituationBox,
    StudentForm,
)
from carekeeper.features.students.photo_box import PhotoBox
from carekeeper.features.students.record import Student
from carekeeper.features.students.rules import Situation, completeness
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import scrolled

_SIDE_WIDTH = 168


class ProfilePage(QWidget):
    """Shows a pupil's file and tells each field that is left with a new value."""

    committed = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("profile_page")
        self._today = desk.today
        self.sections = SectionList()
        self.completeness = CompletenessCard()
        self.form = StudentForm(desk)
        self.photo = PhotoBox(desk)
        self.situation = SituationBox()
        self._area = scrolled(self._page(), name="profile_area")
        self._arrange()
        self.form.committed.connect(self.committed)
        self.sections.asked.connect(self._jump)
        self.completeness.field_asked.connect(self.focus_field)
        self._area.verticalScrollBar().valueChanged.connect(self._mark_section)

    def show_student(
        self, student: Student, situation: Situation, photo: bytes | None, grade: str, *, anew: bool
    ) -> None:
        """Show a pupil's file; with `anew`, of another pupil than before, from the top."""
        day = self._today()
        found = completeness(student)
        self.form.show_student(student, grade, day, anew=anew)
        self.form.mark_missing(field.name for field in found.missing)
        self.sections.show_missing(found)
        self.completeness.show_completeness(found)
        self.situation.show_situation(situation, day)
        self.photo.show_photo(student.id, student.name, photo)
        if anew:
            self._area.verticalScrollBar().setValue(0)
            self._mark_section()

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field and bring it into view."""
        self.form.focus_field(name)

    def refuse(self, name: str, sentence: str) -> None:
        """Say at a field why its value could not be saved."""
        self.form.refuse(name, sentence)

    def flush(self) -> bool:
        """Tell what is typed and not told yet; False when something cannot be right."""
        return self.form.flush()

    def _jump(self, section: str) -> None:
        self.form.jump(section)
        self.sections.mark_current(section)

    def _mark_section(self) -> None:
        self.sections.mark_current(self.form.section_in_view())

    def _page(self) -> QWidget:
        self.form.place_beside("basics", self.photo)
        self.form.place_below("left_behind", self.situation)
        page = QWidget()
        page.setProperty("look", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 20, 20)
        column.addWidget(self.form)
        return page

    def _arrange(self) -> None:
        side = QWidget()
        side.setFixedWidth(theme.px(_SIDE_WIDTH))
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(14)
        left.addWidget(self.sections)
        left.addWidget(self.completeness)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._area, 1)
