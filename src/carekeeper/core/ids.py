"""Row numbers that must not be mixed up."""

from __future__ import annotations

from typing import NewType

StudentId = NewType("StudentId", int)
GuardianId = NewType("GuardianId", int)
MentorId = NewType("MentorId", int)
MentoringId = NewType("MentoringId", int)
CheckInId = NewType("CheckInId", int)
TalkId = NewType("TalkId", int)
ContactId = NewType("ContactId", int)
ActivityId = NewType("ActivityId", int)
ParentCallId = NewType("ParentCallId", int)
MeetingId = NewType("MeetingId", int)
RoundId = NewType("RoundId", int)
LetterId = NewType("LetterId", int)
DiaryEntryId = NewType("DiaryEntryId", int)
LifeEntryId = NewType("LifeEntryId", int)
CareGoalId = NewType("CareGoalId", int)
AidId = NewType("AidId", int)
IncidentId = NewType("IncidentId", int)
StudyPlanId = NewType("StudyPlanId", int)
StudySessionId = NewType("StudySessionId", int)
StudyResultId = NewType("StudyResultId", int)
ExamId = NewType("ExamId", int)
SubjectId = NewType("SubjectId", int)
EducationPlanId = NewType("EducationPlanId", int)
EducationReviewId = NewType("EducationReviewId", int)
"""One thing that the teacher did, in the change journal."""
