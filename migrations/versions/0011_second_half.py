"""Enrolment in spans, study help, scores, individual plans, the term's papers, moves of classes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _words_and_photos()
    _enrolment()
    _study_plans()
    _scores()
    _education_plans()
    _term_papers()
    _moves()


def _words_and_photos() -> None:
    """Add the school's own words for levels of concern, and photos of life and health."""
    for table, column in (("class_info", "concern_words"), ("life_entries", "photos")):
        op.add_column(table, sa.Column(column, sa.Text(), server_default="[]", nullable=False))


def _enrolment() -> None:
    """Make the tables of who was enrolled when, and of the class in earlier years."""
    op.create_table(
        "enrolment_spans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_enrolment_spans_student_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment_spans")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_enrolment_spans_student_id"), "enrolment_spans", ["student_id"])
    op.add_column("class_info", sa.Column("school_year", sa.Integer(), nullable=True))
    head = ("name", "school", "teacher", "teacher_phone", "hotline", "hotline_person")
    op.create_table(
        "class_spans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        *(
            sa.Column(name, sa.Text(), server_default="", nullable=False)
            for name in (*head, "reporting_unit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_spans")),
        sqlite_autoincrement=True,
    )


def _study_plans() -> None:
    """Make the tables of study help plans."""
    op.create_table(
        "study_plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        *(_empty_text(name) for name in ("subject", "focus", "study_group", "teacher", "helper")),
        sa.Column("helper_id", sa.Integer(), nullable=True),
        sa.Column("begins_on", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.Column("review_on", sa.Text(), nullable=True),
        _empty_text("state", "running"),
        _empty_text("end_reason"),
        _empty_text("causes", "[]"),
        *(_empty_text(name) for name in ("analysis", "near_goal", "far_goal")),
        _empty_text("measures", "[]"),
        sa.Column("binned_at", sa.Text(), nullable=True),
        _of("study_plans", "student_id", "students"),
        sa.ForeignKeyConstraint(
            ["helper_id"],
            ["students.id"],
            name=op.f("fk_study_plans_helper_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_plans")),
        sqlite_autoincrement=True,
    )
    of_student = ["student_id", "begins_on", "binned_at"]
    op.create_index("ix_study_plans_student", "study_plans", of_student)
    _of_study_plan("study_sessions", "held_on", ("content", "went"))
    _of_study_plan("study_results", "checked_on", ("rating", "result"))


def _of_study_plan(name: str, day: str, texts: tuple[str, ...]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column(day, sa.Text(), nullable=False),
        *(_empty_text(one) for one in texts),
        sa.Column("binned_at", sa.Text(), nullable=True),
        _of(name, "plan_id", "study_plans"),
        _of(name, "student_id", "students"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_plan_id"), name, ["plan_id"])
    op.create_index(f"ix_{name}_student", name, ["student_id", day, "binned_at"])


def _scores() -> None:
    """Make the tables of exams and scores."""

    def text(name: str) -> sa.Column[str]:
        return sa.Column(name, sa.Text(), server_default="", nullable=False)

    def number(name: str, *, known: bool = True) -> sa.Column[int]:
        return sa.Column(name, sa.Integer(), nullable=not known)

    def of(name: str, other: str, table: str) -> sa.ForeignKeyConstraint:
        key = op.f(f"fk_{table}_{name}")
        return sa.ForeignKeyConstraint([name], [f"{other}.id"], name=key, ondelete="CASCADE")

    op.create_table(
        "exams",
        number("id"),
        text("name"),
        sa.Column("held_on", sa.Text(), nullable=False),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exams")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "exam_subjects",
        number("id"),
        number("exam_id"),
        sa.Column("name", sa.Text(), nullable=False),
        number("full_mark"),
        number("place"),
        of("exam_id", "exams", "exam_subjects"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_subjects")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_exam_subjects_exam_id"), "exam_subjects", ["exam_id"])
    op.create_table(
        "scores",
        number("id"),
        number("subject_id"),
        number("student_id"),
        number("points", known=False),
        text("answer"),
        of("subject_id", "exam_subjects", "scores"),
        of("student_id", "students", "scores"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scores")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_scores_student_id"), "scores", ["student_id"])
    op.create_index("ix_scores_subject", "scores", ["subject_id", "student_id"], unique=True)


def _education_plans() -> None:
    """Make the tables of individual education plans."""
    text, day, number = _empty_text, _a_day, _a_number
    op.create_table(
        "education_plans",
        number("id"),
        number("student_id"),
        sa.Column("begins_on", sa.Text(), nullable=False),
        *map(text, ("reason", "reason_text", "situation", "strengths", "tried")),
        *map(text, ("near_goal", "far_goal")),
        text("measures", "[]"),
        text("people", "[]"),
        day("parents_on"),
        *map(text, ("parents_by", "parents_how", "parents_answer")),
        day("review_on"),
        sa.Column("named_on_today", sa.Boolean(), nullable=True),
        day("ends_on"),
        *map(text, ("reached", "outcome")),
        day("binned_at"),
        _of("education_plans", "student_id", "students"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_education_plans")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "education_reviews",
        *map(number, ("id", "plan_id", "student_id")),
        sa.Column("held_on", sa.Text(), nullable=False),
        *map(text, ("result", "next_step")),
        *map(day, ("next_on", "binned_at")),
        _of("education_reviews", "plan_id", "education_plans"),
        _of("education_reviews", "student_id", "students"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_education_reviews")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_education_reviews_plan_id"), "education_reviews", ["plan_id"])
    for table, on in (("education_plans", "begins_on"), ("education_reviews", "held_on")):
        op.create_index(f"ix_{table}_student", table, ["student_id", on, "binned_at"])


def _empty_text(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def _a_day(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=True)


def _a_number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _of(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=name, ondelete="CASCADE")


def _term_papers() -> None:
    """Make the tables of term work plans and summaries."""
    op.create_table(
        "term_papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_papers")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_term_papers_term", "term_papers", ["school_year", "term", "kind"])
    op.create_table(
        "term_sections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), server_default="0", nullable=False),
        sa.Column("about", sa.Text(), server_default="", nullable=False),
        sa.Column("heading", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["paper_id"],
            ["term_papers.id"],
            name=op.f("fk_term_sections_paper_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_sections")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_term_sections_paper", "term_sections", ["paper_id", "place", "binned_at"])
    op.create_table(
        "term_copies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("destination", sa.Text(), server_default="", nullable=False),
        sa.Column("sections", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_copies")),
    )
    op.create_index("ix_term_copies_term", "term_copies", ["school_year", "term", "kind"])


def _moves() -> None:
    """Make the table of students who went from one class file into another."""
    op.create_table(
        "moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("there", sa.Integer(), nullable=False),
        sa.Column("came", sa.Boolean(), nullable=False),
        sa.Column("moved_on", sa.Text(), nullable=False),
        sa.Column("other_class", sa.Text(), server_default="", nullable=False),
        sa.Column("other_school", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_moves_student_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moves")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_moves_student_id"), "moves", ["student_id"])
    op.create_table(
        "handover_sections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_sections")),
        sa.UniqueConstraint("about"),
        sqlite_autoincrement=True,
    )
