import sys
sys.argv=["x"]
import benchmarks.dashboards as d
import cProfile, pstats, io
print(d.machine.pace())
d.call_command("migrate", verbosity=0)
d.settings.ALLOWED_HOSTS=["testserver"]
cast=d.make_cast(); d.clear_rows.own(cast); d.clear_rows.files(cast, 4000)
d.counted(cast)
for who in ("bruno","alma","dina"):
    c=d.at_desk(who)
    for _ in range(3): c.get("/dashboard/")
    print(who, sorted(round(d.cpu(lambda: c.get("/dashboard/"))) for _ in range(12)))
    p=cProfile.Profile(); p.enable()
    for _ in range(5): c.get("/dashboard/")
    p.disable()
    s=io.StringIO(); pstats.Stats(p,stream=s).sort_stats("cumtime").print_stats(110)
    print("\n".join(l[:140].replace("/work/wt/private/","") for l in s.getvalue().splitlines() if l.strip()),flush=True)
