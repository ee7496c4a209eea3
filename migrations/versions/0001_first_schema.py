"""The first schema: class, students, guardians, confirmations, hand-outs and the journal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "class_info",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("school", sa.Text(), server_default="", nullable=False),
        sa.Column("entry_year", sa.Integer(), nullable=True),
        sa.Column("teacher", sa.Text(), server_default="", nullable=False),
        sa.Column("teacher_phone", sa.Text(), server_default="", nullable=False),
        sa.Column("hotline", sa.Text(), server_default="", nullable=False),
        sa.Column("hotline_person", sa.Text(), server_default="", nullable=False),
        sa.Column("reporting_unit", sa.Text(), server_default="", nullable=False),
        sa.Column("card_title", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_info")),
    )
    op.create_table(
        "facts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_facts")),
    )
    op.create_table(
        "photos",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("thumb", sa.LargeBinary(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_photos")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.Text(), server_default="member", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "students",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_keys", sa.Text(), server_default="", nullable=False),
        sa.Column("sort_key", sa.Text(), server_default="", nullable=False),
        sa.Column("former_name", sa.Text(), server_default="", nullable=False),
        sa.Column("sex", sa.Text(), server_default="", nullable=False),
        sa.Column("birth_date", sa.Text(), nullable=True),
        sa.Column("id_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("id_number", sa.Text(), server_default="", nullable=False),
        sa.Column("school_number", sa.Text(), server_default="", nullable=False),
        sa.Column("class_number", sa.Integer(), nullable=True),
        sa.Column("ethnic_group", sa.Text(), server_default="", nullable=False),
        sa.Column("photo", sa.Text(), server_default="", nullable=False),
        sa.Column("joined_on", sa.Text(), nullable=True),
        sa.Column("enrolment", sa.Text(), server_default="in_class", nullable=False),
        sa.Column("enrolment_on", sa.Text(), nullable=True),
        sa.Column("enrolment_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("left_behind", sa.Boolean(), nullable=True),
        sa.Column("left_behind_since", sa.Text(), server_default="", nullable=False),
        sa.Column("left_behind_ended_on", sa.Text(), nullable=True),
        sa.Column("left_behind_end_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("care_situation", sa.Text(), server_default="", nullable=False),
        sa.Column("care_situation_on", sa.Text(), nullable=True),
        sa.Column("care_situation_by", sa.Text(), server_default="", nullable=False),
        sa.Column("key_support", sa.Boolean(), nullable=True),
        sa.Column("key_support_since", sa.Text(), nullable=True),
        sa.Column("key_support_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("concern_level", sa.Text(), server_default="", nullable=False),
        sa.Column("concern_since", sa.Text(), nullable=True),
        sa.Column("concern_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("categories", sa.Text(), server_default="[]", nullable=False),
        sa.Column("home_address", sa.Text(), server_default="", nullable=False),
        sa.Column("village_group", sa.Text(), server_default="", nullable=False),
        sa.Column("registered_address", sa.Text(), server_default="", nullable=False),
        sa.Column("registration_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("boarding", sa.Text(), server_default="", nullable=False),
        sa.Column("dormitory", sa.Text(), server_default="", nullable=False),
        sa.Column("way_home_km", sa.Float(), nullable=True),
        sa.Column("way_home_means", sa.Text(), server_default="", nullable=False),
        sa.Column("school_bus", sa.Boolean(), nullable=True),
        sa.Column("family_income", sa.Text(), server_default="[]", nullable=False),
        sa.Column("aid_received", sa.Text(), server_default="", nullable=False),
        sa.Column("only_child", sa.Boolean(), nullable=True),
        sa.Column("siblings", sa.Text(), server_default="", nullable=False),
        sa.Column("bond_with_carer", sa.Text(), server_default="", nullable=False),
        sa.Column("health", sa.Text(), server_default="", nullable=False),
        sa.Column("health_notes", sa.Text(), server_default="", nullable=False),
        sa.Column("allergies", sa.Text(), server_default="", nullable=False),
        sa.Column("blood_type", sa.Text(), server_default="", nullable=False),
        sa.Column("height_cm", sa.Float(), nullable=True),
        sa.Column("weight_kg", sa.Float(), nullable=True),
        sa.Column("measured_on", sa.Text(), nullable=True),
        sa.Column("disability_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("disability_level", sa.Text(), server_default="", nullable=False),
        sa.Column("disability_certificate", sa.Text(), server_default="", nullable=False),
        sa.Column("inclusive_learning", sa.Boolean(), nullable=True),
        sa.Column("insurance", sa.Text(), server_default="", nullable=False),
        sa.Column("personality", sa.Text(), server_default="", nullable=False),
        sa.Column("hobbies", sa.Text(), server_default="", nullable=False),
        sa.Column("strengths", sa.Text(), server_default="", nullable=False),
        sa.Column("dreams", sa.Text(), server_default="", nullable=False),
        sa.Column("parents_wishes", sa.Text(), server_default="", nullable=False),
        sa.Column("study", sa.Text(), server_default="", nullable=False),
        sa.Column("study_by_subject", sa.Text(), server_default="", nullable=False),
        sa.Column("consent_on", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("register_extras", sa.Text(), server_default="", nullable=False),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_students")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=True),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "card_confirmations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_on", sa.Text(), nullable=False),
        sa.Column("manner", sa.Text(), server_default="", nullable=False),
        sa.Column("with_whom", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_card_confirmations_student_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_confirmations")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_card_confirmations_student_id"), "card_confirmations", ["student_id"], unique=False
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["step_id"], ["steps.id"], name=op.f("fk_changes_step_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    op.create_index("ix_changes_row", "changes", ["table_name", "row_id"], unique=False)
    op.create_index(op.f("ix_changes_step_id"), "changes", ["step_id"], unique=False)
    op.create_index("ix_changes_student", "changes", ["student_id"], unique=False)
    op.create_table(
        "guardians",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("relation", sa.Text(), server_default="", nullable=False),
        sa.Column("relation_note", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("call_order", sa.Integer(), nullable=True),
        sa.Column("phones", sa.Text(), server_default="[]", nullable=False),
        sa.Column("wechat", sa.Text(), server_default="", nullable=False),
        sa.Column("best_time", sa.Text(), server_default="", nullable=False),
        sa.Column("call_at_work", sa.Boolean(), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("occupation", sa.Text(), server_default="", nullable=False),
        sa.Column("education", sa.Text(), server_default="", nullable=False),
        sa.Column("health", sa.Text(), server_default="", nullable=False),
        sa.Column("id_number", sa.Text(), server_default="", nullable=False),
        sa.Column("same_address", sa.Boolean(), nullable=True),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("lives_with", sa.Boolean(), nullable=True),
        sa.Column("cares", sa.Boolean(), nullable=True),
        sa.Column("cares_since", sa.Text(), server_default="", nullable=False),
        sa.Column("able_to_care", sa.Boolean(), nullable=True),
        sa.Column("unable_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("gone", sa.Text(), server_default="", nullable=False),
        sa.Column("away", sa.Boolean(), nullable=True),
        sa.Column("away_since", sa.Text(), server_default="", nullable=False),
        sa.Column("away_province", sa.Text(), server_default="", nullable=False),
        sa.Column("away_city", sa.Text(), server_default="", nullable=False),
        sa.Column("workplace", sa.Text(), server_default="", nullable=False),
        sa.Column("workplace_address", sa.Text(), server_default="", nullable=False),
        sa.Column("workplace_phone", sa.Text(), server_default="", nullable=False),
        sa.Column("comes_home", sa.Text(), server_default="", nullable=False),
        sa.Column("next_return", sa.Text(), server_default="", nullable=False),
        sa.Column("entrusted_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("entrusted_on", sa.Text(), nullable=True),
        sa.Column("notice_received_on", sa.Text(), nullable=True),
        sa.Column("village_told_on", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_guardians_student_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardians")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_guardians_student_id"), "guardians", ["student_id"], unique=False)
    op.create_table(
        "handouts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("layout", sa.Text(), server_default="", nullable=False),
        sa.Column("destination", sa.Text(), server_default="", nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.Column("step_id", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["student_id"], ["students.id"], name=op.f("fk_handouts_student_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handouts")),
    )
    op.create_index(op.f("ix_handouts_student_id"), "handouts", ["student_id"], unique=False)
