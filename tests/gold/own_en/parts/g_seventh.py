"""Reports 41-44."""

from build import NONE, PAST, at, claim, day, now, on, para, past, report

report(41, "green_buses", "2016-12-16T18:30:00+02:00", "Aleppo evacuation halted amid gunfire, accusations")
para("BEIRUT, Dec 16 (Continental Press) - The evacuation of the last rebel-held pocket of east Aleppo broke off on Friday after a convoy was fired on at a crossing in the south of the city, and each side said the other had done it.",
     claim("attack", [], [at("aleppo", "a crossing in the south of the city")], on("on Friday", "2016-12-16"), "a convoy was fired on at a crossing in the south of the city"),
     claim("accuse", ["s syr.gov", "s syr.opposition"], [], on("on Friday", "2016-12-16"), "each side said the other had done it", optional=True),
     no=[("BEIRUT, Dec 16 (Continental Press) -", "dateline", "claim place actor")])
para("Some 8,500 people, 3,000 of them fighters, had been driven out in green city buses to the west of Aleppo province since Thursday morning under a deal worked out by Russia and Turkey.",
     claim("withdrawn", ["h syr.opposition fighters"], [at("aleppo", None, "origin"), at("aleppo_west", "the west of Aleppo province", "destination")], on("since Thursday morning", "2016-12-15", "2016-12-16", "days"), "Some 8,500 people ~~ Thursday morning"),
     claim("agreement", ["p rus Russia", "p tur Turkey"], [], NONE, "a deal worked out by Russia and Turkey", optional=True))
para("A war monitor said gunmen of a pro-government militia had stopped the buses near Ramouseh because nobody had been let out of two Shi'ite villages, Foua and Kefraya, which rebels have besieged in Idlib province since March 2015. State television blamed the rebels, who, it said, had tried to smuggle out captives.",
     claim("interception", ["i syr.gov.mil gunmen of a pro-government militia"], [at("ramouseh", "near Ramouseh", relation="near")], on("on Friday", "2016-12-16", accept=[[None, None]]), "gunmen of a pro-government militia had stopped the buses near Ramouseh", by="org.source A war monitor"),
     claim("present", ["h syr.opposition rebels"], [at("foua", "Foua", relation="near"), at("kefraya", "Kefraya", relation="near")], on("since March 2015", "2015-03-01", "2016-12-16", "range", "absolute"),
           "two Shi'ite villages, Foua and Kefraya, which rebels have besieged in Idlib province since March 2015", modality="ongoing", optional=True),
     claim("accuse", ["s syr.gov State television", "t syr.opposition the rebels"], [], now("2016-12-16"), 1))
para("In the afternoon the sound of shelling could be heard again from Sukkari, a man reached by telephone there said. “They have told us to go home. We burned the furniture yesterday.”",
     claim("shelling", [], [at("sukkari", "Sukkari")], on("In the afternoon", "2016-12-16"), 0, by="civilians a man"),
     no=[("We burned the furniture yesterday", "no arson", "claim")])
para("Iran-backed fighters, who spearheaded the assault on the east together with the army, man most of the checkpoints on the way. The International Committee of the Red Cross, whose staff were ordered to leave, urged the parties to let people out.",
     claim("attack", ["i irn.militias Iran-backed fighters", "p syr.gov.mil the army"], [at("aleppo", "the east")], PAST, "Iran-backed fighters, who spearheaded the assault on the east together with the army", optional=True),
     claim("checkpoint", ["h irn.militias Iran-backed fighters"], [at("aleppo", "on the way", relation="near")], now("2016-12-16"), 0, modality="ongoing"))
para("Russia's defence ministry announced that “all women and children” had already left, a claim the U.N. said it could not support. The Security Council is to vote at the weekend on sending observers. Islamic State, meanwhile, was reported to have retaken the Tiyas road east of Palmyra, a town it stormed on Sunday for the second time in two years.",
     claim("territory_taken", ["i isis Islamic State"], [at("palmyra", "the Tiyas road east of Palmyra", relation="near", radius_km=50)], past(("2016-12-16", "2016-12-16"), ("2016-12-11", "2016-12-16")), "Islamic State, meanwhile, was reported to have retaken the Tiyas road east of Palmyra", optional=True),
     claim("announce", ["s rus Russia's defence ministry"], [], now("2016-12-16"), 0, optional=True),
     claim("territory_taken", ["i isis it"], [at("palmyra", "a town")], on("on Sunday", "2016-12-11"), "Palmyra, a town it stormed on Sunday"))

report(42, "army_spokesperson", "2024-09-24T20:00:00+03:00", "Spokesperson's announcement: summary of the day's activity")
para("Over the past day, the Air Force attacked approximately 400 targets of the Hezbollah terrorist organization throughout southern Lebanon and the Beqaa, including launchers that were aimed at Israeli territory and houses in which rockets were stored.",
     claim("airstrike", ["i isr.mil the Air Force", "t hezbollah the Hezbollah terrorist organization"], [at("lb_south", "southern Lebanon"), at("beqaa", "the Beqaa")], on("Over the past day", "2024-09-23", "2024-09-24", "days", accept=[["2024-09-24", "2024-09-24"]]),
           count=("approximately 400 targets", 400)))
para("This afternoon a precise strike was carried out in Dahieh, Beirut, in which the commander of Hezbollah's rocket array was eliminated. He had been responsible for the launches at Safed in February.",
     claim("airstrike", ["i isr.mil", "v hezbollah the commander of Hezbollah's rocket array"], [at("dahieh", "Dahieh, Beirut")], on("This afternoon", "2024-09-24"), 0),
     claim("shelling", ["i hezbollah He"], [at("safed", "Safed")], on("in February", "2024-02-01", "2024-02-29", "month"), 1))
para("Following the sirens that sounded in the Upper Galilee at 17:32, about 50 projectiles were identified crossing from Lebanese territory; most were intercepted, and fire brigades are working at several sites near Kiryat Shmona. A drone that approached from the east was shot down over the southern Golan.",
     claim("shelling", [], [at("upper_galilee", "the Upper Galilee"), at("kiryat_shmona", "near Kiryat Shmona", relation="near"), at("lebanon", "Lebanese territory", "origin")], on("at 17:32", "2024-09-24"), 0),
     claim("drone_strike", [], [at("golan_s", "the southern Golan")], on("at 17:32", "2024-09-24", accept=[[None, None]]), 1, modality="attempted"))
para("In the Gaza Strip, troops of the 162nd Division continue to operate in the Rafah area. They located a shaft, and with it 15 anti-tank missiles, in a child's bedroom; two armed terrorists who came out of it were killed in close combat. In Judea and Samaria, forces arrested 12 wanted persons overnight, four of them in Qabatiya.",
     claim("present", ["h isr.mil troops of the 162nd Division"], [at("rafah", "the Rafah area", relation="countryside", radius_km=12)], now("2024-09-24"), 0, modality="ongoing"),
     claim("clash", ["i isr.mil They"], [at("rafah", None)], past(("2024-09-24", "2024-09-24"), ("2024-09-23", "2024-09-24")), "two armed terrorists who came out of it were killed in close combat"),
     claim("arrest", ["i isr.mil forces", "v civilians 12 wanted persons"], [at("west_bank", "Judea and Samaria"), at("qabatiya", "Qabatiya")], on("overnight", "2024-09-24", accept=[["2024-09-23", "2024-09-24"], ["2024-09-23", "2024-09-23"]]), 2))
para("Two reserve brigades have been called up and will be sent to the northern border. The guidelines for the population from Zikhron Ya'akov northward are unchanged. We say to the people of Lebanon once more: keep away from the houses in which Hezbollah keeps its weapons.",
     claim("deployed", ["h isr.mil Two reserve brigades"], [at("il_north_border", "the northern border")], NONE, 0, modality="planned"),
     no=[("Zikhron Ya'akov", "a line for guidelines", "place")])

report(43, "telegraphic_list", "2017-09-05T00:00:00+00:00")
para("2017-08-14 | Hama | Uqayribat: IS car bomb against army post east of town. 12 dead (army 8, IS 4). Source: local page",
     claim("suicide_bombing", ["i isis IS", "t syr.gov.mil army post"], [at("uqayribat", "east of town", relation="east_of")], on("2017-08-14", "2017-08-14", basis="absolute"), "2017-08-14 | Hama ~~ east of town", optional=True),
     claim("ied", ["i isis IS", "t syr.gov.mil army post"], [at("uqayribat", "east of town", relation="east_of")], on("2017-08-14", "2017-08-14", basis="absolute"), "2017-08-14 | Hama ~~ east of town", show=["present syr.gov.mil"]))
para("2017-08-15 | Raqqa | Coalition shelling of al-Badu quarter, Raqqa city; 17 civilians dead, more under rubble.",
     claim("shelling", ["i coalition Coalition", "v civilians 17 civilians"], [at("raqqa", "al-Badu quarter, Raqqa city")], on("2017-08-15", "2017-08-15", basis="absolute")))
para("2017-08-19 | Homs | Regime + Hezbollah take Humaymah pumping area from IS. T2 station still with IS.",
     claim("territory_taken", ["i syr.gov.mil Regime", "i hezbollah Hezbollah", ("t isis IS", 0)], [at("humaymah", "Humaymah pumping area")], on("2017-08-19", "2017-08-19", basis="absolute"), 0),
     claim("controls", [("h isis IS", 1)], [at("t2", "T2 station")], on("2017-08-19", "2017-08-19", basis="absolute"), 1, modality="ongoing"))
para("2017-08-22 | Deir ez-Zor | Airstrike (not known whose) on ferry at Buqrus crossing. 9 dead.",
     claim("airstrike", [], [at("buqrus", "Buqrus crossing")], on("2017-08-22", "2017-08-22", basis="absolute"), "2017-08-22 ~~ Buqrus crossing"))
para("2017-08-24/25 | Hama, Homs | Clashes regime vs IS along Salamiyah-Ithriya road; regime checkpoint at Saan overrun, retaken next morning.",
     claim("clash", ["i syr.gov.mil regime", "t isis IS"], [at("salamiyah", "along Salamiyah-Ithriya road", relation="between", lat=35.15, lon=37.4, radius_km=40)], on("2017-08-24/25", "2017-08-24", "2017-08-25", "days", "absolute"), "2017-08-24/25 ~~ road"),
     claim("territory_taken", ["t syr.gov.mil regime checkpoint"], [at("saan", "Saan")], on("2017-08-24/25", "2017-08-24", "2017-08-25", "days", "absolute", accept=[["2017-08-24", "2017-08-24"]]), "regime checkpoint at Saan overrun"),
     claim("checkpoint", ["h syr.gov.mil regime checkpoint"], [at("saan", "Saan")], on("2017-08-24/25", "2017-08-24", "2017-08-25", "days", "absolute", accept=[["2017-08-24", "2017-08-24"]]), "regime checkpoint at Saan overrun"),
     claim("territory_taken", ["i syr.gov.mil"], [at("saan", "Saan")], on("next morning", "2017-08-25"), "regime checkpoint at Saan overrun, retaken next morning", optional=True))
para("2017-08-28 | Lebanon/Homs | Bus convoy with IS fighters leaves Arsal highlands for Albu Kamal under truce with Hezbollah; halted by US strike on bridge near Humaymah two days later.",
     claim("convoy", ["h isis IS fighters"], [at("arsal", "Arsal highlands", "origin"), at("albukamal", "Albu Kamal", "destination")], on("2017-08-28", "2017-08-28", basis="absolute"), "2017-08-28 ~~ truce with Hezbollah"),
     claim("airstrike", ["i usa.mil US strike"], [at("humaymah", "bridge near Humaymah", relation="near", precision="near")], on("two days later", "2017-08-30"), "halted by US strike ~~ two days later"),
     claim("interception", ["t isis"], [at("humaymah", "near Humaymah", relation="near", precision="near")], on("two days later", "2017-08-30"), "halted by US strike ~~ two days later", optional=True),
     claim("agreement", ["p hezbollah Hezbollah", "p isis IS fighters"], [], on("2017-08-28", "2017-08-28", basis="absolute", accept=[[None, None]]), "under truce with Hezbollah", optional=True))
para("2017-09-02 | Deir ez-Zor | Russian helicopter forced to land near Shola; crew safe. IS says it was hit by machine-gun fire, Moscow says technical fault.",
     claim("attack", ["i isis IS", "t rus.mil Russian helicopter"], [at("shola", "near Shola", relation="near")], on("2017-09-02", "2017-09-02", basis="absolute"), "2017-09-02 | Deir ez-Zor ~~ machine-gun fire", modality="denied", optional=True),
     no=[("Moscow", "a capital that speaks", "place")])
para("2017-09-04 | Aleppo | 3 Turkish vehicles + 1 bulldozer enter via Atme, survey hill at Sheikh Barakat, leave. First such visit.",
     claim("patrol", ["h tur.mil 3 Turkish vehicles"], [at("atma", "Atme", "via"), at("sheikh_barakat", "hill at Sheikh Barakat")], on("2017-09-04", "2017-09-04", basis="absolute"), 0))

report(44, "mine_and_column", "2023-04-11T15:00:00+03:00", "Two shepherds killed by mine south of Raqqa; army convoy reaches Sukhna")
para("QAMISHLI, Syria - A mine from the time of ISIS killed two shepherds on Monday in the steppe around Resafa, south of Raqqa, a medical source in Tabqa told this agency. It was the sixth such blast since truffle season began in February.",
     claim("ied", ["v civilians two shepherds"], [at("resafa", "the steppe around Resafa", relation="countryside")], on("on Monday", "2023-04-10"), "A mine from the time of ISIS ~~ south of Raqqa", by="org.source a medical source", title="Two shepherds killed by mine south of Raqqa"),
     claim("ied", [], [at("resafa", None)], on("since truffle season began in February", "2023-02-01", "2023-04-11", "range"), 1, count=("the sixth such blast", 6), optional=True),
     no=[("QAMISHLI, Syria -", "dateline", "claim place")])
para("Further south, a column of the government's 25th Division, with some 40 pickup trucks and six tanks, arrived in Sukhna from Palmyra late on Sunday. Its men are to comb the hills as far as Jabal Bishri, where ISIS cells have ambushed truffle hunters and their escorts on at least nine occasions this year.",
     claim("convoy", ["h syr.gov.mil a column of the government's 25th Division"], [at("palmyra", "Palmyra", "origin"), at("sukhna", "Sukhna", "destination")], on("late on Sunday", "2023-04-09"), 0, title="army convoy reaches Sukhna"),
     claim("patrol", ["h syr.gov.mil Its men"], [at("bishri", "the hills as far as Jabal Bishri")], NONE, "Its men are to comb the hills as far as Jabal Bishri", modality="planned", optional=True),
     claim("attack", ["i isis ISIS cells", "v civilians truffle hunters"], [at("bishri", "Jabal Bishri")], on("this year", "2023-01-01", "2023-04-11", "range", accept=[["2023-01-01", "2023-12-31"]]), "Jabal Bishri, where ISIS cells ~~ this year", count=("at least nine occasions", 9)))
para("On the other bank of the Euphrates, an SDF fighter was shot in the hand at a checkpoint by the bridge of Kubar when two men on a motorcycle opened fire and fled. Searches in the village ended without arrests.",
     claim("attack", ["v syr.sdf an SDF fighter", "i unknown two men on a motorcycle"], [at("kubar", "a checkpoint by the bridge of Kubar", relation="near")], past(("2023-04-10", "2023-04-11"), ("2023-04-10", "2023-04-10"), ("2023-04-11", "2023-04-11")), 0),
     claim("checkpoint", ["h syr.sdf an SDF fighter"], [at("kubar", "a checkpoint by the bridge of Kubar", relation="near")], past(("2023-04-10", "2023-04-11"), ("2023-04-10", "2023-04-10"), ("2023-04-11", "2023-04-11")), 0),
     no=[("ended without arrests", "nothing happened", "claim")])
para("In the north, Turkish-backed groups and the army swapped shells across the line between Mare' and Tal Rifaat until midnight; a girl in Tal Rifaat lost her sight. The Russian post at Wahshiyah was evacuated for some hours, residents say, and its soldiers drove to Kashtaar.",
     claim("shelling", ["i syr.sna Turkish-backed groups", "t syr.gov.mil the army", "v civilians a girl"], [at("tal_rifaat", "the line between Mare' and Tal Rifaat", relation="between", lat=36.475, lon=37.14)],
           past(("2023-04-10", "2023-04-10"), ("2023-04-11", "2023-04-11"), ("2023-04-10", "2023-04-11")), 0),
     claim("withdrawn", ["h rus.mil The Russian post"], [at("wahshiyah", "Wahshiyah", "origin"), at("kashtaar", "Kashtaar", "destination")], past(("2023-04-10", "2023-04-10"), ("2023-04-11", "2023-04-11"), ("2023-04-10", "2023-04-11")), 1, by="civilians residents"),
     no=[("Turkish-backed", "a backer", "place")])
para("There has been talk in Manbij of a deal under which the SDF would hand the dam road to Damascus. The town's military council calls this “fairy tales from Ankara”. A Russian general met both sides in the town last week, but went away with nothing, according to a participant.",
     claim("base_handed_over", ["h syr.sdf the SDF", "p syr.gov Damascus"], [at("manbij", "the dam road", relation="near")], NONE, "a deal under which the SDF would hand the dam road to Damascus", modality="denied", optional=True),
     claim("deny", ["s syr.sdf The town's military council"], [], now("2023-04-11"), 1),
     no=[("Ankara", "in a saying", "place claim")])
