"""Reports 11-16."""

from build import NONE, PAST, at, claim, day, now, on, para, past, report

report(11, "lebanon_notes", "2024-11-10T07:00:00+00:00")
para("On 2 October 2024, Hezbollah fighters ambushed Israeli soldiers at the entrance to Adaisseh (Marjayoun). At least three soldiers were wounded, according to Hezbollah.",
     claim("attack", ["i hezbollah Hezbollah fighters", "t isr.mil Israeli soldiers"], [at("adaisseh", "the entrance to Adaisseh", relation="outskirts")], day("On 2 October 2024")))
para("On 2 October 2024, an Israeli drone fired at a motorcycle on the Khardali road between Nabatieh and Marjayoun and killed the man riding it.",
     claim("drone_strike", ["i isr.mil an Israeli drone", "v civilians the man riding it"],
           [at("nabatieh", "the Khardali road between Nabatieh and Marjayoun", relation="between", lat=33.35, lon=35.54, radius_km=10)], day("On 2 October 2024")))
para("On 4 October 2024, Israeli aircraft struck the Masnaa border crossing, cutting the highway to Damascus.",
     claim("airstrike", ["i isr.mil Israeli aircraft"], [at("masnaa", "the Masnaa border crossing")], day("On 4 October 2024")),
     no=[("Damascus", "where a highway leads", "place")])
para("On 7 October 2024, Hezbollah launched a salvo of rockets at the Krayot area north of Haifa; one of them hit a warehouse in Kiryat Yam. No injuries.",
     claim("shelling", ["i hezbollah Hezbollah"], [at("krayot", "the Krayot area north of Haifa"), at("kiryat_yam", "Kiryat Yam")], day("On 7 October 2024")))
para("On 11 October 2024, an Israeli tank fired on an observation tower of UNIFIL in Naqoura, injuring two peacekeepers. The UN force condemned the incident.",
     claim("shelling", ["i isr.mil an Israeli tank", "t org.un an observation tower of UNIFIL"], [at("naqoura", "Naqoura")], day("On 11 October 2024"), show=["present org.un"]),
     claim("condemn", ["s org.un The UN force"], [], on("On 11 October 2024", "2024-10-11", basis="absolute", accept=[[None, None]]), 1))
para("Between 13 and 15 October 2024, Israeli ground forces rigged dozens of houses in Mhaibib with explosives and blew them up.",
     claim("destruction", ["i isr.mil Israeli ground forces"], [at("mhaibib", "Mhaibib")], on("Between 13 and 15 October 2024", "2024-10-13", "2024-10-15", "days", "absolute")))
para("On 20 October 2024, the Lebanese army withdrew from its posts around Ain Ebel and Rmeish and regrouped in Tibnin.",
     claim("withdrawn", ["h lbn.mil the Lebanese army"],
           [at("ain_ebel", "around Ain Ebel", "origin", "near"), at("rmeish", "Rmeish", "origin", "near"), at("tibnin", "Tibnin", "destination")], day("On 20 October 2024")))
para("On 1 November 2024, Israeli naval commandos came ashore at Batroun and abducted a sea captain from a holiday flat.",
     claim("abduction", ["i isr.mil Israeli naval commandos", "v civilians a sea captain"], [at("batroun", "Batroun")], day("On 1 November 2024")),
     claim("raid", ["i isr.mil Israeli naval commandos"], [at("batroun", "Batroun")], day("On 1 November 2024"), optional=True))
para("As of 5 November 2024, Israeli forces were still present on Hamames hill, south of Khiam.",
     claim("present", ["h isr.mil Israeli forces"], [at("hamames", "Hamames hill")], day("As of 5 November 2024"), modality="ongoing"))

report(12, "war_after_the_war", "2019-11-17T06:00:00+00:00", "Along the Euphrates, a war after the war")
para("SHUHAYL, Syria — The men come after the evening prayer. There are usually two of them, on one motorcycle, and the one at the back does the talking. Hamid, a baker in this town on the east bank of the Euphrates, has been visited three times since the summer. He pays. “My cousin said no,” he explained, wiping the flour off a ledger. “They shot him in front of his shop in September, while his son was holding the keys.”",
     claim("assassination", ["i unknown They", "v civilians him"], [at("shuhayl", "this town")], on("in September", "2019-09-01", "2019-09-30", "month"),
           "They shot him ~~ in September", by="civilians Hamid"))
para("Eight months after the Islamic State was driven out of its last village, the group does not hold a single street in Syria. It has no ministers any more, no courts, no licence plates. Yet it taxes, threatens and kills along a strip of river that three armies claim to protect, and the people who live there speak of it as one speaks of the weather: something that comes.",
     no=[("does not hold a single street in Syria", "what is not held", "claim")])
para("On Thursday night a bomb hidden in a fruit crate tore apart a patrol car of the Asayish, the Kurdish-led police, at the edge of Dhiban. Two officers died. By the count of a local news network it was the 31st attack on the security forces in the province this month.",
     claim("ied", ["t syr.sdf.asayish the Asayish"], [at("dhiban", "the edge of Dhiban", relation="outskirts")], on("On Thursday night", "2019-11-14"), show=["patrol syr.sdf.asayish"]),
     claim("attack", ["t syr.sdf.asayish the security forces"], [at("deir_gov", "the province")], on("this month", "2019-11-01", "2019-11-17", "range"),
           2, count=("the 31st attack", 31), optional=True))
para("The strangest thing about the valley is how many soldiers are in it. The Americans keep a garrison in the al-Omar oil field, half an hour by car from Hamid's oven. In October their president ordered them out of the country; two weeks later he sent some of them back “for the oil”. Lorries with Bradley fighting vehicles rolled in from Iraq at the end of that month, past children who had come out to collect the water bottles the soldiers throw.",
     claim("present", ["h usa.mil The Americans"], [at("omar", "the al-Omar oil field")], now("2019-11-17"), "The Americans keep a garrison ~~ oil field", modality="ongoing"),
     claim("withdrawn", ["h usa.mil them"], [at("syria", "the country", "origin")], on("In October", "2019-10-01", "2019-10-31", "month"),
           "In October their president ordered them out of the country", modality="planned", optional=True),
     claim("convoy", ["h usa.mil"], [at("iraq", "Iraq", "origin")],
           on("at the end of that month", "2019-10-21", "2019-10-31", "part_of_month"), "Lorries with Bradley ~~ that month"))
para("Across the water, which here is barely 200 metres wide, sit the troops of the government in Damascus and, behind them, militiamen in the pay of Iran. The militiamen have turned a school in Mayadin into a barracks and painted its wall with the face of a general. Nobody crosses openly, but diesel does, in barrels lashed to rafts, and so do cigarettes, sheep and sometimes a wanted man.",
     claim("present", ["h syr.gov.mil the troops of the government in Damascus", "h irn.militias militiamen in the pay of Iran"],
           [at("mayadin_bank", "Across the water")], now("2019-11-17"), "Across the water ~~ pay of Iran", modality="ongoing"),
     claim("base_established", ["h irn.militias The militiamen"], [at("mayadin", "Mayadin")], PAST, "The militiamen have turned ~~ barracks"),
     no=[("Damascus", "seat of a government", "place")])
para("“The cells are not trying to hold ground,” said Leila Haddad, who follows the group for a research centre in Beirut. “They want everyone to know that nobody else holds it either.” If the Americans left, she added, the gunmen could be back in the towns within weeks. The army might cross the river; the tribes might fight it, or each other. “I would not put money on any of it.”",
     no=[("If the Americans left, she added, the gunmen could be back in the towns within weeks. The army might cross the river; the tribes might fight it, or each other", "what might be", "claim"), ("Beirut", "where a centre is", "place")])
para("This land has a long memory for such bets. In August 2014 the Islamic State killed some 700 men of the Shaitat tribe in Gharanij and Abu Hamam, in the space of two weeks, because they had risen against it. The survivors became the most useful scouts of every later campaign. In Gharanij there is a well that the children are told not to look into.",
     claim("attack", ["i isis the Islamic State", "v civilians some 700 men of the Shaitat tribe"], [at("gharanij", "Gharanij"), at("abu_hamam", "Abu Hamam")],
           on("In August 2014", "2014-08-01", "2014-08-31", "month", "absolute"), "In August 2014 ~~ two weeks"))
para("An American general who visited the base in Hasakah on Tuesday promised the commanders of the Syrian Democratic Forces that his soldiers would stay as long as they were needed. The commanders listened politely. They had heard the same sentence in September.",
     claim("pledge", ["s usa.mil An American general", "a syr.sdf the commanders of the Syrian Democratic Forces"], [at("hasakah", "the base in Hasakah", "venue", precision="exact")],
           on("on Tuesday", "2019-11-12")))
para("Then came the Turkish invasion of the north, which began on Oct. 9. The Syrian Democratic Forces took hundreds of fighters out of the valley and sent them to Ras al-Ayn and Tell Abyad. When the two towns fell, many of the men went home to Kobani instead of coming back to the desert, and the night shifts at the checkpoints here were halved. “You could hear the gap,” said Hamid.",
     claim("attack", ["i tur.mil the Turkish invasion"], [at("ne_syria", "the north")], on("on Oct. 9", "2019-10-09", basis="absolute"), "the Turkish invasion ~~ Oct. 9"),
     claim("relocated", ["h syr.sdf The Syrian Democratic Forces"],
           [at("euphrates_valley", "the valley", "origin"), at("ras_ayn", "Ras al-Ayn", "destination"), at("tell_abyad", "Tell Abyad", "destination")], PAST,
           "The Syrian Democratic Forces took ~~ Tell Abyad"),
     claim("territory_taken", [], [at("ras_ayn", "the two towns"), at("tell_abyad", "the two towns")], PAST, "the two towns fell"),
     claim("relocated", ["h syr.sdf many of the men"], [at("kobani", "Kobani", "destination")], PAST, "many of the men went home to Kobani", optional=True))
para("Who, then, rules in the valley? Sheikh Nawaf, a notable of the Ageidat with a hunting falcon on his wrist and a cast on his leg, laughed at the question. He survived an ambush on the Hasakah road on Nov. 3, the third in a year. The Kurds come at dawn and take his young men away, he complained, and the government's agents offer $50 to anyone who throws a grenade at a checkpoint. The Islamic State pays less but on time.",
     claim("attack", ["t civilians He"], [at("hasakah_road", "the Hasakah road")], on("on Nov. 3", "2019-11-03", basis="absolute"), "He survived an ambush ~~ Nov. 3"),
     claim("arrest", ["i syr.sdf The Kurds", "v civilians his young men"], [at("deir_gov", None)], NONE, "The Kurds come at dawn ~~ away", modality="ongoing", by="civilians he", optional=True))
para("What people want is modest. They want the road to be open after dark, and the price of flour to be the same on Monday as on Sunday. They want someone to fix the pump at the water station, which has been fixed by three authorities in five years and broken by a fourth. The engineer who knew the machine best left for Germany in 2015 and sends advice by voice message.")
para("It was not always so poor a place. Before the war the valley grew cotton for half the country, and the oil under the steppe paid for a hospital in every district, though never, people here say, for the doctors. In the drought years the young left to pour concrete in Beirut and Amman. Those who came back in 2011 came to bury someone, and stayed because the roads had closed behind them. A whole generation has learned to tell a mortar from a tank by the sound it leaves in the window panes, and a tax collector from a robber by nothing at all.")
para("On the way back to Hasakah the checkpoints thin out beyond Suwar. Near the camp at Abu Khashab an American convoy of five armoured lorries stood beside the asphalt on Saturday with its engines running, the gunners looking out over the desert. A shepherd waved. Nobody waved back.",
     claim("convoy", ["h usa.mil an American convoy"], [at("abu_khashab", "Near the camp at Abu Khashab", relation="near")], on("on Saturday", "2019-11-16"), 1))
para("Hamid still bakes 2,000 loaves a night. He has moved his bed into the back room and sold his own motorcycle, because he no longer likes the sound. Asked whom he would call if the two men came again, he thought for a while. “In this town,” he said, “you don't call. You pay, and you count the bread.”")

report(13, "sdf_statement", "2022-12-22T16:00:00+03:00", "Statement to the media and the public")
para("Our forces continue their operations against the cells of ISIS and their response to the violations of the Turkish occupation. On Wednesday, 21 December, our anti-terror units, with air support from the International Coalition, raided a house in the town of Al-Tayyana in the eastern countryside of Deir ez-Zor and captured a financier of the organisation.",
     claim("raid", ["i syr.sdf our anti-terror units", "p coalition the International Coalition", "t isis a financier of the organisation"],
           [at("tayyana", "the town of Al-Tayyana")], on("On Wednesday, 21 December", "2022-12-21", basis="absolute"), 1),
     claim("arrest", ["i syr.sdf our anti-terror units", "t isis a financier of the organisation"],
           [at("tayyana", "the town of Al-Tayyana")], on("On Wednesday, 21 December", "2022-12-21", basis="absolute"), 1))
para("At 3:00 this morning our special forces arrested two members of a cell in the Mashlab neighbourhood of Raqqa. Explosive belts and forged papers were found with them.",
     claim("arrest", ["i syr.sdf our special forces", "t isis two members of a cell"], [at("raqqa", "the Mashlab neighbourhood of Raqqa")], on("this morning", "2022-12-22")))
para("A drone of the Turkish occupation targeted a car on the road between Amuda and Qamishlo at 16:40 yesterday. Two of our comrades were martyred.",
     claim("drone_strike", ["i tur.mil A drone of the Turkish occupation", "v syr.sdf Two of our comrades"],
           [at("amuda", "the road between Amuda and Qamishlo", relation="between", lat=37.08, lon=41.08, radius_km=14)], on("yesterday", "2022-12-21"), [0, 1]))
para("On Monday and Tuesday the occupation and its mercenaries shelled the villages of Umm al-Kaif and Tal al-Laban, in the countryside of Tal Tamr, 86 times with howitzers and mortars. Our forces replied in legitimate self-defence: they struck a post of the occupation west of Sluk and destroyed a vehicle.",
     claim("shelling", ["i tur.mil the occupation", "i syr.sna its mercenaries"], [at("umm_kaif", "Umm al-Kaif"), at("tal_laban", "Tal al-Laban")],
           on("On Monday and Tuesday", "2022-12-19", "2022-12-20", "days"), count=("86 times", 86)),
     claim("attack", ["i syr.sdf they", "t tur.mil a post of the occupation"], [at("suluk", "west of Sluk", relation="west_of")],
           past(("2022-12-19", "2022-12-20")), "they struck a post ~~ a vehicle", show=["present tur.mil"]))
para("Some outlets have reported that our forces are pulling out of Manbij and Tal Rifaat. We deny this categorically. Our fighters remain in their trenches in both.",
     claim("withdrawn", ["h syr.sdf our forces"], [at("manbij", "Manbij", "origin"), at("tal_rifaat", "Tal Rifaat", "origin")], now("2022-12-22"), modality="denied"),
     claim("deny", ["s syr.sdf We"], [], now("2022-12-22"), 1),
     claim("present", ["h syr.sdf Our fighters"], [at("manbij", "both"), at("tal_rifaat", "both")], now("2022-12-22"), 2, modality="ongoing"))
para("The tanks that the occupation has massed opposite Kobani since November show that it is preparing a new aggression. We call on the guarantor powers to honour their commitments.",
     claim("deployed", ["h tur.mil the occupation"], [at("kobani", "opposite Kobani", relation="near")], on("since November", "2022-11-01", "2022-12-22", "range"),
           "The tanks ~~ since November"),
     claim("attack", ["i tur.mil it"], [at("kobani", "opposite Kobani", relation="near")], NONE, "it is preparing a new aggression", modality="planned", optional=True),
     claim("demand", ["s syr.sdf We", "a rus the guarantor powers"], [], now("2022-12-22"), 1))

report(14, "kosti_fuel_tanks", "2025-05-02T18:10:00+02:00", "Drone strike sets fuel depot ablaze in Sudan's Kosti")
para("PORT SUDAN, May 2 (Northline) - A drone strike blamed on the paramilitary Rapid Support Forces set fuel tanks ablaze in Kosti on Friday, a government source said, in the third such attack on the White Nile city in a week.",
     claim("drone_strike", ["i sdn.rsf the paramilitary Rapid Support Forces"], [at("kosti", "Kosti")], on("on Friday", "2025-05-02"),
           "A drone strike blamed ~~ on Friday", by="org.source a government source", title="Drone strike sets fuel depot ablaze in Sudan's Kosti"),
     no=[("PORT SUDAN, May 2 (Northline) -", "dateline", "claim place actor")])
para("There was no immediate comment from the RSF, which has been at war with the regular army since April 2023.",
     no=[("There was no immediate comment from the RSF", "nothing was said", "claim")])
para("Further west, the army and allied former rebels recaptured the town of Al-Khuwei late Wednesday after a day of street fighting, two officers said. The paramilitaries had overrun it only four days earlier.",
     claim("territory_taken", ["i sdn.gov.mil the army"], [at("khuwei", "the town of Al-Khuwei")], on("late Wednesday", "2025-04-30"),
           "the army and allied former rebels ~~ street fighting", by="sdn.gov.mil two officers"),
     claim("clash", ["i sdn.gov.mil the army"], [at("khuwei", "the town of Al-Khuwei")], on("late Wednesday", "2025-04-30"),
           "the army and allied former rebels ~~ street fighting", by="sdn.gov.mil two officers", optional=True),
     claim("territory_taken", ["i sdn.rsf The paramilitaries"], [at("khuwei", "it")], on("four days earlier", "2025-04-26"), 1))
para("In El-Obeid, the capital of North Kordofan state, shells crashed into the teaching hospital and the main market on Thursday, killing 11 people, medics said. The fire came from RSF positions in the Kazgeil area, some 45 kilometres south of the city, according to a resident.",
     claim("shelling", ["i sdn.rsf RSF", "v civilians 11 people"], [at("obeid", "El-Obeid")], on("on Thursday", "2025-05-01"),
           ["In El-Obeid ~~ 11 people", "The fire came from RSF positions"], by="civilians medics"),
     claim("present", ["h sdn.rsf RSF positions"], [at("kazgeil", "the Kazgeil area")], on("on Thursday", "2025-05-01", accept=[[None, None], ["2025-05-02", "2025-05-02"]]),
           "RSF positions in the Kazgeil area", modality="ongoing", by="civilians a resident"))
para("The RSF has denied that it fires at civilians and accuses the army of bombing markets in Darfur with Turkish-made drones.",
     claim("deny", ["s sdn.rsf The RSF"], [], now("2025-05-02"), "The RSF has denied that it fires at civilians"),
     claim("accuse", ["s sdn.rsf The RSF", "t sdn.gov.mil the army"], [], now("2025-05-02"), "accuses the army of bombing markets in Darfur with Turkish-made drones"),
     claim("drone_strike", ["i sdn.gov.mil the army"], [at("darfur", "Darfur")], PAST, "bombing markets in Darfur with Turkish-made drones", by="sdn.rsf The RSF", optional=True),
     no=[("Turkish", "where a drone was made", "place actor")])
para("On Friday the United Nations demanded safe passage for 300 aid lorries that have been waiting at the Adre crossing since mid-April.",
     claim("demand", ["s org.un the United Nations"], [], on("On Friday", "2025-05-02")),
     no=[("300 aid lorries that have been waiting at the Adre crossing since mid-April", "no force's convoy", "claim")])
para("Analysts expect the army to push on towards El-Fasher, which the RSF has besieged for almost a year. Taking the road would cost it dearly, said one, who put the chances of a ceasefire before the rains at “close to nil”.",
     claim("present", ["h sdn.rsf the RSF"], [at("fasher", "El-Fasher", relation="near")], on("for almost a year", "2024-05-02", "2025-05-02", "range"),
           "El-Fasher, which the RSF has besieged for almost a year", modality="ongoing", optional=True),
     no=[("Analysts expect the army to push on towards El-Fasher", "what might be", "claim")])

report(15, "libya_notes", "2020-05-31T20:00:00+00:00")
para("On 4 May 2020, LNA forces fired around 40 Grad rockets at Mitiga airport and the Souq al-Jumaa area in Tripoli. Flights were suspended.",
     claim("shelling", ["i lby.lna LNA forces"], [at("mitiga", "Mitiga airport"), at("souq_jumaa", "the Souq al-Jumaa area in Tripoli")], day("On 4 May 2020")))
para("On 6 May 2020, GNA drones hit an LNA fuel convoy near Nasma, south of Bani Walid. Two tankers burnt out.",
     claim("drone_strike", ["i lby.gov.mil GNA drones", "t lby.lna an LNA fuel convoy"], [at("nasma", "near Nasma", relation="near", radius_km=25)], day("On 6 May 2020"), show=["convoy lby.lna"]))
para("On 9 May 2020, LNA and GNA forces exchanged fire on the Ain Zara axis, south of Tripoli.",
     claim("clash", ["i lby.lna LNA", "t lby.gov.mil GNA forces"], [at("ain_zara", "the Ain Zara axis", relation="near")], day("On 9 May 2020")))
para("On 13 May 2020, GNA forces entered the Tekbali camp after LNA fighters had left it.",
     claim("territory_taken", ["i lby.gov.mil GNA forces"], [at("tekbali", "the Tekbali camp")], day("On 13 May 2020")),
     claim("withdrawn", ["h lby.lna LNA fighters"], [at("tekbali", "the Tekbali camp", "origin")], day("On 13 May 2020")))
para("On 18 May 2020, GNA forces took full control of al-Watiya airbase, south-west of Tripoli, and captured an air defence system.",
     claim("territory_taken", ["i lby.gov.mil GNA forces"], [at("watiya", "al-Watiya airbase")], day("On 18 May 2020")))
para("Week of 18 May 2020: Eight Russian jets were flown from Hmeimim in Syria to al-Jufra air base, according to the GNA interior ministry.",
     claim("relocated", ["h rus.mil Eight Russian jets"], [at("hmeimim", "Hmeimim", "origin"), at("jufra", "al-Jufra air base", "destination")],
           on("Week of 18 May 2020", "2020-05-18", "2020-05-24", "week", "absolute", accept=[["2020-05-18", "2020-05-18"]]), by="lby.gov the GNA interior ministry"))
para("Between 24 and 25 May 2020, Russian fighters allied to the LNA were evacuated from Bani Walid airport to al-Jufra aboard Antonov planes.",
     claim("withdrawn", ["h rus Russian fighters allied to the LNA"], [at("bani_walid_airport", "Bani Walid airport", "origin"), at("jufra", "al-Jufra", "destination")],
           on("Between 24 and 25 May 2020", "2020-05-24", "2020-05-25", "days", "absolute")))
para("On 27 May 2020, a mine left behind by LNA fighters killed two deminers of the GNA in Wadi al-Rabie.",
     claim("ied", ["i lby.lna LNA fighters", "v lby.gov.mil two deminers of the GNA"], [at("wadi_rabie", "Wadi al-Rabie")], day("On 27 May 2020")))
para("On 29 May 2020, an unidentified armed group abducted the head of the municipal council from his office in Sabha. He was set free after two days.",
     claim("abduction", ["i unknown an unidentified armed group", "v civilians the head of the municipal council"], [at("sabha", "Sabha")], day("On 29 May 2020")))

report(16, "south_syria_notes", "2024-03-15T00:00:00+00:00")
para("On 1 February 2024, unidentified gunmen shot dead a soldier of the regime in front of his house in the town of Al Karak al Sharqi, in the eastern countryside of Daraa.",
     claim("assassination", ["i unknown unidentified gunmen", "v syr.gov.mil a soldier of the regime"], [at("karak", "the town of Al Karak al Sharqi")], day("On 1 February 2024")))
para("On 3 February 2024, a local armed group held two regime officers hostage on the Damascus-Suwayda highway, in response to the arrest of a student from Shahba by State Security.",
     claim("abduction", ["v syr.gov.mil two regime officers"], [at("suwayda_highway", "the Damascus-Suwayda highway")], day("On 3 February 2024"), "On 3 February 2024 ~~ highway"),
     claim("arrest", ["i syr.gov State Security", "v civilians a student from Shahba"], [at("suwayda_gov", None)], PAST, "the arrest of a student from Shahba by State Security"),
     no=[("from Shahba", "where a student is from", "place")])
para("On 9 February 2024, protesters gathered in Al Karama square in Suwayda city and called for the fall of the regime, as on every Friday since August 2023.",
     claim("protest", ["i civilians protesters"], [at("suwayda", "Al Karama square in Suwayda city")], day("On 9 February 2024")),
     claim("protest", ["i civilians protesters"], [at("suwayda", "Suwayda city")], on("since August 2023", "2023-08-01", "2024-03-15", "range", "absolute", accept=[["2023-08-01", "2024-02-09"]]),
           "as on every Friday since August 2023", count=("every Friday", 2), optional=True))
para("On 11 February 2024, Israeli tanks fired three shells at a post of the regime's army near Tal al Jumu, west of Nawa.",
     claim("shelling", ["i isr.mil Israeli tanks", "t syr.gov.mil a post of the regime's army"], [at("tal_jumu", "near Tal al Jumu", relation="near")], day("On 11 February 2024"),
           show=["present syr.gov.mil"]))
para("On 14 February 2024, regime forces set up a temporary checkpoint on the road linking Jasim to Inkhil and arrested a young man there.",
     claim("checkpoint", ["h syr.gov.mil regime forces"], [at("jasim", "the road linking Jasim to Inkhil", relation="between", lat=33.0, lon=36.095)], day("On 14 February 2024")),
     claim("arrest", ["i syr.gov.mil regime forces", "v civilians a young man"], [at("jasim", "there", relation="between", lat=33.0, lon=36.095)], day("On 14 February 2024")))
para("On 17 February 2024, Jordanian border guards fought drug smugglers for several hours on the frontier opposite Tall Shihab. Five of the smugglers were killed.",
     claim("clash", ["i jor.mil Jordanian border guards"], [at("tall_shihab", "opposite Tall Shihab", relation="near")], day("On 17 February 2024")))
para("On 20 February 2024, an IED exploded as a Russian military police patrol passed between Al Musayfira and Al Jiza. There were no injuries.",
     claim("ied", ["t rus.mil a Russian military police patrol"], [at("musayfira", "between Al Musayfira and Al Jiza", relation="between", lat=32.6, lon=36.33)],
           day("On 20 February 2024"), show=["patrol rus.mil"]))
para("On 24 February 2024, jets believed to be Jordanian bombed a suspected drug store in Urman village, Suwayda.",
     claim("airstrike", ["i jor.mil jets believed to be Jordanian"], [at("urman", "Urman village")], day("On 24 February 2024")))
para("On 2 March 2024, the body of a man with gunshot wounds was found near Nasib. The perpetrators are unknown.",
     claim("other", ["v civilians a man"], [at("nasib", "near Nasib", relation="near")], day("On 2 March 2024")))
