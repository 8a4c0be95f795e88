//! Records: a candidate and an assessment as JSON, the same bytes from every shell.
