-- What is counted about no case, while the server's memory says that it counts: reports that are not sensitive, requests about
-- data of people of the standard tier, ratings of services and the kinds of help these give. Written by hand after decision 47.
CREATE POLICY for_figures ON feedback_report FOR SELECT USING ((SELECT amparo_counts()) AND NOT sensitive);
CREATE POLICY for_figures ON rights_request FOR SELECT USING ((SELECT amparo_counts())
  AND EXISTS (SELECT 1 FROM people_person h WHERE h.id = person_id AND h.tier = 'standard' OFFSET 0));
CREATE POLICY for_figures ON referrals_rating FOR SELECT USING ((SELECT amparo_counts()));
CREATE POLICY for_figures ON directory_term FOR SELECT USING ((SELECT amparo_counts()));
