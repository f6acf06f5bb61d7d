-- From whom a message came, as a hash: in sight with the report it brought, to those who read that one.

CREATE POLICY of_a_report ON feedback_sender FOR SELECT USING (
  (SELECT amparo_house())
  OR EXISTS (SELECT 1 FROM feedback_report r WHERE r.id = report));

CREATE POLICY added ON feedback_sender FOR INSERT WITH CHECK (
  (SELECT amparo_house()) OR report = ANY ((SELECT amparo_receiving())::uuid[]));

CREATE POLICY removed ON feedback_sender FOR DELETE USING ((SELECT amparo_house()));

ALTER TABLE feedback_sender ENABLE ROW LEVEL SECURITY;
ALTER TABLE feedback_sender FORCE ROW LEVEL SECURITY;
