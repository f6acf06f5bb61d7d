# The policy's own tests, from the clone: the quick ones first, so that most mutants are judged in half a second.
judged() {
    ../venv/bin/python -B -m pytest -x -q -c tools/mutants/pytest.ini --rootdir . --noconftest -p no:cacheprovider "$@"
}
cd "$(dirname "$0")/../.." || exit 2
tests=tests/foundation/policy
judged $tests/test_values.py $tests/test_table.py $tests/test_the_cast.py &&
    judged --hypothesis-seed=0 $tests/test_every_rule_matters.py $tests/test_monotonic.py $tests/test_decisions.py
