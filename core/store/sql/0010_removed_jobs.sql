-- Jobs are removed as comparisons are: hidden at `deleted`, gone for good a day later; overdue as in comparisons. saved:
-- by the clock of this machine, when all files of its output were in the media library.
ALTER TABLE jobs ADD COLUMN deleted INTEGER;

ALTER TABLE jobs ADD COLUMN overdue INTEGER;

ALTER TABLE jobs ADD COLUMN saved INTEGER;

CREATE INDEX jobs_deleted ON jobs (deleted) WHERE deleted IS NOT NULL;
