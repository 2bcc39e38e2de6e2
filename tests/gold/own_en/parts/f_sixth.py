"""Reports 37-44."""

from build import NONE, PAST, at, claim, day, now, on, para, past, report

NOV18 = ("on Nov. 18", "2016-11-18")


def strike(text, key, near, count=None, target=True, **more):
    """A line of the daily list of strikes."""
    actors = ["i coalition"] + (["t isis ISIL"] if target else [])
    para(text, claim("airstrike", actors, [at(key, near, relation="near")], on(*NOV18, basis="absolute"), 0, count=count, by="coalition The task force", **more))


report(37, "daily_strikes", "2016-11-19T10:00:00+00:00", "Coalition continues strikes against ISIL in Syria and Iraq")
para("Coalition aircraft carried out 21 strikes against ISIL in Syria and Iraq on Nov. 18. The task force gave the details that follow and noted that all results are first assessments.",
     claim("airstrike", ["i coalition Coalition aircraft", "t isis ISIL"], [at("syria", "Syria"), at("iraq", "Iraq")], on(*NOV18, basis="absolute"), 0, count=("21 strikes", 21),
           by="coalition The task force", title="Coalition continues strikes against ISIL in Syria and Iraq"))
para("Strikes in Syria")
strike("-- Near Abu Kamal, one strike destroyed two oil wellheads that ISIL was using.", "albukamal", "Near Abu Kamal")
strike("-- Near Al Bab, three strikes engaged an ISIL tactical unit and destroyed a mortar.", "bab", "Near Al Bab", ("three strikes", 3))
strike("-- Near Ar Raqqah, seven strikes engaged two ISIL tactical units, damaged a bridge and suppressed a sniper.", "raqqa", "Near Ar Raqqah", ("seven strikes", 7))
para("Strikes in Iraq")
strike("-- Near Mosul, six strikes engaged four ISIL tactical units and destroyed nine fighting positions, two car bombs and a supply cache.", "mosul", "Near Mosul", ("six strikes", 6))
strike("-- Near Rawah, three strikes destroyed a car-bomb workshop of ISIL and an excavator.", "rawah", "Near Rawah", ("three strikes", 3))
para("-- Near Qayyarah, one strike by rocket artillery suppressed an ISIL mortar team.",
     claim("shelling", ["i coalition", "t isis ISIL"], [at("qayyarah_town", "Near Qayyarah", relation="near")], on(*NOV18, basis="absolute"), 0, by="coalition The task force"))
para("A strike, in the sense of this release, is one or more events in roughly the same place that together have one effect. Ground artillery fired in counter-battery is not counted. The release does not say how many aircraft took part or which nations flew them.",
     no=[("A strike, in the sense of this release, is one or more events in roughly the same place that together have one effect", "a definition", "claim"),
         ("Ground artillery fired in counter-battery is not counted", "a definition", "claim")])

report(38, "intelligence_update", "2023-02-26T06:30:00+00:00", "Defence intelligence update, 26 February 2023")
para("Over the last week, Russian naval infantry has continued to assault Ukrainian positions south of Vuhledar in Donetsk Oblast, almost certainly losing more than 30 armoured vehicles.",
     claim("attack", ["i rus.mil Russian naval infantry", "t ukr.mil Ukrainian positions"], [at("vuhledar", "south of Vuhledar", relation="south_of")],
           on("Over the last week", "2023-02-19", "2023-02-26", "range", accept=[["2023-02-20", "2023-02-26"], ["2023-02-13", "2023-02-19"]]), show=["present ukr.mil"]))
para("In Bakhmut, as of 24 February, Ukrainian forces still held the western quarters and the road to Khromove. Two bridges on the supply route have been blown in the past 36 hours; who destroyed them could not be confirmed.",
     claim("controls", ["h ukr.mil Ukrainian forces"], [at("bakhmut", "the western quarters"), at("khromove", "the road to Khromove", relation="near")], on("as of 24 February", "2023-02-24", basis="absolute"), 0, modality="ongoing"),
     claim("destruction", [], [at("bakhmut", "the supply route", relation="near")], on("in the past 36 hours", "2023-02-25", "2023-02-26", "days", accept=[["2023-02-24", "2023-02-26"]]), "Two bridges on the supply route ~~ 36 hours"))
para("Elements of a motor rifle division which had trained in Belarus over the winter were moved to the Kreminna sector of Luhansk Oblast in late January. Russia is likely to have kept a small instructors' group at the Obuz-Lesnovsky training area near Baranovichi.",
     claim("relocated", ["h rus.mil Elements of a motor rifle division"], [at("belarus", "Belarus", "origin"), at("kreminna", "the Kreminna sector", "destination", "countryside")],
           on("in late January", "2023-01-21", "2023-01-31", "part_of_month"), 0),
     claim("present", ["h rus.mil a small instructors' group"], [at("obuz", "the Obuz-Lesnovsky training area near Baranovichi")], now("2023-02-26"), 1, modality="ongoing"))
para("Satellite images of 20 February show new anti-tank ditches along the road between Polohy and Tokmak. It is a realistic possibility that commanders fear a Ukrainian thrust towards Melitopol.",
     claim("present", ["h rus.mil"], [at("polohy", "the road between Polohy and Tokmak", relation="between", lat=47.37, lon=35.98, radius_km=22)], on("20 February", "2023-02-20", basis="absolute"), 0, modality="ongoing", optional=True),
     no=[("It is a realistic possibility that commanders fear a Ukrainian thrust towards Melitopol.", "what might be", "claim")])
para("At sea, the Black Sea Fleet is keeping its larger ships in Novorossiysk. On 25 February only one submarine was on patrol in the Black Sea. The fleet has the option to fire up to 24 cruise missiles at short notice, but has not done so since 16 February, when a salvo hit the refinery at Kremenchuk.",
     claim("present", ["h rus.mil the Black Sea Fleet"], [at("novorossiysk", "Novorossiysk")], now("2023-02-26"), 0, modality="ongoing"),
     claim("patrol", ["h rus.mil only one submarine"], [at("black_sea", "on patrol in the Black Sea")], on("On 25 February", "2023-02-25", basis="absolute"), 1),
     claim("shelling", ["i rus.mil The fleet"], [at("kremenchuk", "the refinery at Kremenchuk")], on("16 February", "2023-02-16", basis="absolute"), "16 February, when a salvo hit the refinery at Kremenchuk"),
     no=[("The fleet has the option to fire up to 24 cruise missiles at short notice", "an option", "claim"), ("the Black Sea Fleet", "a fleet's name", "place")])

M16 = dict(basis="absolute")
report(39, "live_blog", "2025-06-16T22:30:00+03:00", "As it happened: Israel and Iran trade blows for a fourth day")
para("Monday, 16 June 2025")
para("21:50 - Air raid sirens are sounding again in Haifa and across northern Israel. The army tells people to stay near shelters.",
     no=[("Air raid sirens are sounding again in Haifa and across northern Israel", "an alarm is no attack", "claim")])
para("20:15 - Iran's state broadcaster goes off air in the middle of a bulletin: its building in north Tehran has been hit by Israeli aircraft. Smoke is rising over the Alborz quarter. At least one employee has died, a colleague of hers tells this site.",
     claim("airstrike", ["i isr.mil Israeli aircraft", "v civilians one employee"], [at("tehran", "its building in north Tehran")], on("Monday, 16 June 2025", "2025-06-16", **M16),
           ["its building in north Tehran has been hit by Israeli aircraft", "At least one employee has died"]))
para("17:40 - Explosions are reported in Isfahan and, a little later, at the military airfield of Tabriz. The cause is not known yet.",
     claim("explosion", [], [at("isfahan", "Isfahan"), at("tabriz_air", "the military airfield of Tabriz")], on("Monday, 16 June 2025", "2025-06-16", **M16), 0))
para("15:05 - Tehran's mayor denies that the government is preparing to leave the capital. “We stay, and so do the ministers.”",
     claim("deny", ["s irn Tehran's mayor"], [], on("Monday, 16 June 2025", "2025-06-16", **M16), 0))
para("13:20 - The Revolutionary Guards say they have fired 20 missiles at the refinery in Haifa bay and will continue “as long as it takes”. Israel confirms that three workers were killed there during the night.",
     claim("shelling", ["i irn.irgc The Revolutionary Guards", "v civilians three workers"], [at("haifa_bay", "the refinery in Haifa bay")], on("during the night", "2025-06-16", accept=[["2025-06-15", "2025-06-16"], ["2025-06-15", "2025-06-15"]]),
           ["they have fired 20 missiles at the refinery in Haifa bay", 1], by="irn.irgc The Revolutionary Guards"),
     claim("threaten", ["s irn.irgc The Revolutionary Guards"], [], on("Monday, 16 June 2025", "2025-06-16", **M16), 0, optional=True))
para("11:45 - In Iraq, an armed drone has been shot down near Ain al-Asad, a base where American troops are stationed. No group has claimed it. The embassy in Baghdad is flying out families as a precaution.",
     claim("drone_strike", [], [at("ain_asad", "near Ain al-Asad", relation="near")], on("Monday, 16 June 2025", "2025-06-16", **M16), "an armed drone has been shot down near Ain al-Asad", modality="attempted"),
     claim("present", ["h usa.mil American troops"], [at("ain_asad", "a base where American troops are stationed")], on("Monday, 16 June 2025", "2025-06-16", **M16), "Ain al-Asad, a base where American troops are stationed", modality="ongoing"),
     no=[("No group has claimed it", "nothing was said", "claim")])
para("09:30 - Two more air defence batteries were moved from Europe to Jordan over the weekend, U.S. officials tell reporters, and the carrier Nimitz has left the South China Sea for the Gulf.",
     claim("relocated", ["h usa.mil Two more air defence batteries"], [at("europe", "Europe", "origin"), at("jordan", "Jordan", "destination")], on("over the weekend", "2025-06-14", "2025-06-15", "days", accept=[["2025-06-13", "2025-06-15"], ["2025-06-13", "2025-06-14"]]),
           "Two more air defence ~~ the weekend", by="usa U.S. officials"),
     claim("relocated", ["h usa.mil the carrier Nimitz"], [at("south_china_sea", "the South China Sea", "origin"), at("gulf", "the Gulf", "destination")], on("Monday, 16 June 2025", "2025-06-16", basis="absolute", accept=[[None, None]]), "the carrier Nimitz has left ~~ the Gulf", by="usa U.S. officials"))
para("08:00 - What we know so far: on Friday Israel began its campaign with strikes on the enrichment plant at Natanz and on the homes of commanders in Tehran. Iran has answered with salvoes against Tel Aviv, Haifa and Beersheba every night since.",
     claim("airstrike", ["i isr Israel"], [at("natanz", "the enrichment plant at Natanz"), at("tehran", "Tehran")], on("on Friday", "2025-06-13"), "on Friday Israel began ~~ in Tehran"),
     claim("shelling", ["i irn Iran"], [at("tel_aviv", "Tel Aviv"), at("haifa", "Haifa"), at("beersheba", "Beersheba")], on("every night since", "2025-06-13", "2025-06-16", "range", accept=[["2025-06-13", "2025-06-15"]]), 1, count=("every night", 2)))

WEEK = ("7-13 May 2018", "2018-05-07", "2018-05-13", "week", "absolute")
report(40, "weekly_by_governorate", "2018-05-14T12:00:00+03:00", "Syria: the week of 7-13 May 2018, governorate by governorate")
para("HOMS")
para("The evacuation of the northern enclave went on. On 9 May a fifth convoy, of 64 buses, took fighters and their families from Rastan to Jarabulus. Russian military police have taken up positions at the entrances to Talbiseh.",
     claim("convoy", ["h syr.opposition fighters"], [at("rastan", "Rastan", "origin"), at("jarabulus", "Jarabulus", "destination")], on("On 9 May", "2018-05-09", basis="absolute"), 1),
     claim("present", ["h rus.mil Russian military police"], [at("talbiseh", "the entrances to Talbiseh", relation="outskirts")], on(*WEEK, accept=[["2018-05-14", "2018-05-14"]]), 2, modality="ongoing"))
para("RURAL DAMASCUS")
para("Mortar rounds from the Yarmouk pocket landed in Tadamon on most days. Government forces took the eastern half of Hajar al-Aswad from ISIS on 11 May after house-to-house fighting.",
     claim("shelling", [], [at("tadamon", "Tadamon"), at("yarmouk", "the Yarmouk pocket", "origin")], on(*WEEK), 0),
     claim("territory_taken", ["i syr.gov.mil Government forces", "t isis ISIS"], [at("hajar", "the eastern half of Hajar al-Aswad")], on("on 11 May", "2018-05-11", basis="absolute"), 1),
     claim("clash", ["i syr.gov.mil Government forces", "t isis ISIS"], [at("hajar", "the eastern half of Hajar al-Aswad")], on("on 11 May", "2018-05-11", basis="absolute"), 1, optional=True))
para("QUNEITRA")
para("In the night of 9 to 10 May some 20 rockets were fired from Syria at Israeli posts on the occupied Golan, for which Israel blamed the Quds Force. Its air force struck dozens of Iranian sites in return, among them a depot near Kiswah and an observation post at Tal al-Ahmar.",
     claim("shelling", ["i irn.irgc the Quds Force", "t isr.mil Israeli posts"], [at("golan", "the occupied Golan"), at("syria", "Syria", "origin")], on("In the night of 9 to 10 May", "2018-05-09", "2018-05-10", "days", "absolute"), 0, by="isr Israel", show=["present isr.mil"]),
     claim("accuse", ["s isr Israel", "t irn.irgc the Quds Force"], [], on("In the night of 9 to 10 May", "2018-05-09", "2018-05-10", "days", "absolute", accept=[[None, None], ["2018-05-07", "2018-05-13"]]), 0, optional=True),
     claim("airstrike", ["i isr.mil Its air force", "t irn Iranian sites"], [at("kiswah", "a depot near Kiswah", relation="near"), at("tal_ahmar", "Tal al-Ahmar")], on("In the night of 9 to 10 May", "2018-05-09", "2018-05-10", "days", "absolute"), 1, count=("dozens of Iranian sites", 24), show=["present irn"]))
para("IDLEB")
para("A car bomb went off outside the courthouse in Idleb city on 12 May, killing nine. No one said they had done it. Turkish forces set up their eleventh observation point, at Ishtabraq, south of Jisr al-Shughur, and reinforced the one at Sarman with tanks.",
     claim("ied", ["v civilians nine"], [at("idlib", "the courthouse in Idleb city")], on("on 12 May", "2018-05-12", basis="absolute"), 0),
     claim("base_established", ["h tur.mil Turkish forces"], [at("ishtabraq", "Ishtabraq")], on(*WEEK), "Turkish forces set up ~~ Jisr al-Shughur"),
     claim("reinforced", ["h tur.mil Turkish forces"], [at("sarman", "Sarman", "destination")], on(*WEEK), "Turkish forces set up ~~ with tanks"),
     no=[("No one said they had done it", "nothing was said", "claim")])
para("DEIR-EZ-ZOR")
para("The SDF resumed its operation against ISIS on the border with Iraq, backed by French artillery on the Iraqi side. Baghuz changed hands twice. An exchange of fire between the SDF and tribal fighters loyal to Damascus at Shuhayl was settled by elders. The river crossing at Buqrus was closed.",
     claim("attack", ["i syr.sdf The SDF", "t isis ISIS"], [at("iraq_border", "the border with Iraq")], on(*WEEK), 0),
     claim("present", ["h fra.mil French artillery"], [at("iraq_border", "on the Iraqi side")], on(*WEEK), "backed by French artillery on the Iraqi side", modality="ongoing"),
     claim("territory_taken", [], [at("baghuz", "Baghuz")], on(*WEEK), 1, count=("twice", 2)),
     claim("clash", ["i syr.sdf the SDF", "t syr.gov.mil tribal fighters loyal to Damascus"], [at("shuhayl", "Shuhayl")], on(*WEEK), 2),
     no=[("Damascus", "seat of a government", "place")])
