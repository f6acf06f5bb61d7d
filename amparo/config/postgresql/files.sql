-- A document belongs to the files of its case, or to one of its areas: it is there for whoever may read what is written about it.
DROP POLICY of_a_case ON cases_storedfile;
CREATE POLICY of_a_case ON cases_storedfile FOR SELECT USING (
  (SELECT amparo_house() OR amparo_told('purpose') = 'keys')
  OR EXISTS (SELECT 1 FROM history_version v WHERE v.record = entry_id));
