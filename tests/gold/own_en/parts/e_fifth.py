"""Reports 27-36."""

from build import NONE, PAST, at, claim, day, now, on, para, past, report

report(27, "gaza_notes", "2024-03-31T12:00:00+00:00")
para("On 2 March 2024, Israeli aircraft hit a house in the Al Geneina neighbourhood of Rafah, killing 12 members of one family.",
     claim("airstrike", ["i isr.mil Israeli aircraft", "v civilians 12 members of one family"], [at("rafah", "the Al Geneina neighbourhood of Rafah")], day("On 2 March 2024")))
para("On 4 March 2024, a Hamas sniper shot an Israeli soldier at the Hamad City towers, north-west of Khan Yunis. The soldier was seriously wounded.",
     claim("attack", ["i hamas a Hamas sniper", "v isr.mil an Israeli soldier"], [at("hamad", "the Hamad City towers")], day("On 4 March 2024")))
para("On 6 March 2024, Qassam Brigades (Hamas) destroyed an Israeli tank with an anti-tank shell in Zeitoun, Gaza City, according to the group.",
     claim("attack", ["i hamas Qassam Brigades", "t isr.mil an Israeli tank"], [at("zeitoun", "Zeitoun, Gaza City")], day("On 6 March 2024"), by="hamas the group"))
para("On 8 March 2024, an aid parcel whose parachute did not open fell on people waiting near Shati camp. Five were killed.",
     claim("other", ["v civilians people waiting"], [at("shati", "near Shati camp", relation="near")], day("On 8 March 2024"), optional=True))
para("Three rockets fired from the Beit Hanoun area at Sderot were intercepted on 11 March 2024.",
     claim("shelling", [], [at("sderot", "Sderot"), at("beit_hanoun", "the Beit Hanoun area", "origin", "countryside")], day("on 11 March 2024"), modality="attempted"))
para("On 14 March 2024, Israeli ground forces withdrew from the Al Rimal quarter of Gaza City after a raid of three days.",
     claim("withdrawn", ["h isr.mil Israeli ground forces"], [at("gaza", "the Al Rimal quarter of Gaza City", "origin")], day("On 14 March 2024")),
     claim("raid", ["i isr.mil Israeli ground forces"], [at("gaza", "the Al Rimal quarter of Gaza City")], on("On 14 March 2024", "2024-03-11", "2024-03-14", "days", accept=[["2024-03-12", "2024-03-14"], ["2024-03-14", "2024-03-14"]]), optional=True))
para("On 18 March 2024, Israeli forces raided Al Shifa hospital in Gaza City, detained about 80 people and exchanged fire with gunmen in the emergency building.",
     claim("raid", ["i isr.mil Israeli forces"], [at("shifa", "Al Shifa hospital")], day("On 18 March 2024")),
     claim("arrest", ["i isr.mil Israeli forces", "v civilians about 80 people"], [at("shifa", "Al Shifa hospital")], day("On 18 March 2024")),
     claim("clash", ["i isr.mil Israeli forces"], [at("shifa", "the emergency building")], day("On 18 March 2024")))
para("On 20 March 2024, three men, one of them a commander of Hamas, were killed in an Israeli drone strike on a car in Jenin, West Bank.",
     claim("drone_strike", ["i isr.mil an Israeli drone strike", "v hamas a commander of Hamas"], [at("jenin", "Jenin")], day("On 20 March 2024")))
para("As of 30 March 2024, Israeli forces controlled the Netzarim corridor, which cuts the Gaza Strip in two south of Gaza City. They had closed it to those who wanted to return north.",
     claim("controls", ["h isr.mil Israeli forces"], [at("netzarim", "the Netzarim corridor")], day("As of 30 March 2024"), modality="ongoing"))

report(28, "khanasor_strike", "2022-07-21T13:00:00+03:00", "Two killed in Turkish drone strike in Shingal; shelling hits Duhok orchards")
para("ERBIL, Kurdistan Region - Two suspected members of the Kurdistan Workers' Party (PKK) were killed in a Turkish drone strike on a vehicle in Shingal's Khanasor subdistrict on Wednesday evening, the Kurdistan Region's counter-terrorism service said in a statement.",
     claim("drone_strike", ["i tur.mil a Turkish drone strike", "v pkk Two suspected members of the Kurdistan Workers' Party"], [at("khanasor", "Shingal's Khanasor subdistrict")],
           on("on Wednesday evening", "2022-07-20"), "Two suspected members ~~ Wednesday evening", by="irq.krg the Kurdistan Region's counter-terrorism service", title="Two killed in Turkish drone strike in Shingal"),
     no=[("ERBIL, Kurdistan Region -", "dateline", "claim place actor")])
para("It came hours after Turkish artillery pounded the outskirts of Hirore, a village in the Kani Masi area of Duhok province, and set orchards alight. “We have lived under shelling since May,” the village's mukhtar told this agency. “We water the trees at night.”",
     claim("shelling", ["i tur.mil Turkish artillery"], [at("hirore", "the outskirts of Hirore", relation="outskirts")], on("hours after", "2022-07-20"), "Turkish artillery pounded ~~ alight", title="shelling hits Duhok orchards"),
     claim("shelling", [], [at("hirore", None)], on("since May", "2022-05-01", "2022-07-21", "range"), "We have lived under shelling since May", modality="ongoing", by="civilians the village's mukhtar"))
para("Ankara launched its latest ground and air operation against the PKK in the Metina, Zap and Avashin areas in April. It has since put up a dozen new outposts on the ridges above Amedi, according to a local peace group, and cut a road through the forest to supply them.",
     claim("attack", ["i tur Ankara", "t pkk the PKK"], [at("zap", "the Metina, Zap and Avashin areas")], on("in April", "2022-04-01", "2022-04-30", "month"), 0),
     claim("base_established", ["h tur It"], [at("amedi", "the ridges above Amedi", relation="near", radius_km=20)], on("since", "2022-04-01", "2022-07-21", "range"), "It has since put up ~~ above Amedi", count=("a dozen new outposts", 12), by="civilians a local peace group"),
     no=[("Ankara", "a capital that stands for a state", "place")])
para("The PKK claims to have shot down a Turkish helicopter over Zap on Monday, which the Turkish defense ministry has denied.",
     claim("interception", ["i pkk The PKK", "t tur.mil a Turkish helicopter"], [at("zap", "Zap")], on("on Monday", "2022-07-18"), modality="denied", by="pkk The PKK"),
     claim("deny", ["s tur.mil the Turkish defense ministry"], [], now("2022-07-21"), "which the Turkish defense ministry has denied"))
para("Baghdad on Thursday handed Turkey's chargé d'affaires a note demanding that Turkey take its soldiers out of Iraq. There are at least 4,000 of them in the Kurdistan Region, the deputy foreign minister said.",
     claim("demand", ["s irq Baghdad", ("a tur Turkey", 1)], [], on("on Thursday", "2022-07-21"), 0),
     claim("withdrawn", ["h tur.mil its soldiers"], [at("iraq", "Iraq", "origin")], NONE, "Turkey take its soldiers out of Iraq", modality="demanded", optional=True),
     claim("present", ["h tur.mil 4,000 of them"], [at("kri", "the Kurdistan Region")], now("2022-07-21"), 1, modality="ongoing", by="irq the deputy foreign minister"),
     no=[("Baghdad on Thursday", "a capital that speaks", "place")])
para("Separately, Peshmerga units are to deploy next month to the strip between Makhmour and Kirkuk, alongside a brigade of the Iraqi army, under a plan to close gaps used by ISIS. In the past the two forces have struggled to agree on who mans which hill.",
     claim("deployed", ["h irq.krg Peshmerga units", "p irq.mil a brigade of the Iraqi army"], [at("makhmour", "the strip between Makhmour and Kirkuk", relation="between", lat=35.62, lon=43.98, radius_km=35)],
           on("next month", "2022-08-01", "2022-08-31", "month"), 0, modality="planned"))

report(29, "misrata_port", "2019-12-27T14:30:00+02:00")
para("TRIPOLI, Dec 27 (Northline) - Warplanes of forces loyal to eastern commander Khalifa Haftar bombed the port of Misrata overnight, a spokesman for Libya's internationally recognised government said on Friday.",
     claim("airstrike", ["i lby.lna Warplanes of forces loyal to eastern commander Khalifa Haftar"], [at("misrata_port", "the port of Misrata")],
           on("overnight", "2019-12-27", accept=[["2019-12-26", "2019-12-27"], ["2019-12-26", "2019-12-26"]]), "Warplanes of forces ~~ overnight", by="lby.gov a spokesman for Libya's internationally recognised government",
           also=["it had destroyed a store of Turkish drones"]),
     no=[("TRIPOLI, Dec 27 (Northline) -", "dateline", "claim place actor")])
para("No ship was hit, he said. Haftar's Libyan National Army (LNA) said it had destroyed a store of Turkish drones. The government denied that any were kept there.",
     claim("deny", ["s lby.gov The government"], [], now("2019-12-27"), 2),
     no=[("No ship was hit", "nothing happened", "claim"), ("Turkish", "make of a drone", "place actor")])
para("In the southern suburbs of Tripoli, fighters traded mortar and machine-gun fire along the airport road, where the front has barely shifted since April. The LNA seized the Hamza camp on Tuesday but was driven out of it by nightfall.",
     claim("clash", [], [at("tripoli_airport_road", "along the airport road")], past(("2019-12-27", "2019-12-27")), "In the southern suburbs ~~ airport road"),
     claim("territory_taken", ["i lby.lna The LNA"], [at("hamza", "the Hamza camp")], on("on Tuesday", "2019-12-24"), "The LNA seized the Hamza camp on Tuesday"),
     claim("territory_taken", ["t lby.lna The LNA"], [at("hamza", "it")], on("by nightfall", "2019-12-24"), "but was driven out of it by nightfall", optional=True))
para("Turkey's president said on Thursday he would ask parliament in early January for a mandate to send troops to Libya.",
     claim("deployed", ["h tur.mil troops"], [at("libya", "Libya")], on("in early January", "2020-01-01", "2020-01-10", "part_of_month", accept=[[None, None], ["2020-01-01", "2020-01-31"]]), modality="planned", by="tur Turkey's president"),
     claim("announce", ["s tur Turkey's president"], [], on("on Thursday", "2019-12-26"), optional=True))
para("Moscow denies that Russian contractors are fighting on Haftar's side, although U.N. experts have put their number at between 800 and 1,200.",
     claim("deny", ["s rus Moscow"], [], now("2019-12-27")),
     claim("present", ["h rus Russian contractors"], [at("libya", None)], now("2019-12-27"), "Russian contractors are fighting on Haftar's side", modality="denied"),
     no=[("Moscow", "a capital that speaks", "place")])
para("Sirte, the birthplace of Muammar Gaddafi, has been held by forces from Misrata since late 2016, when they drove Islamic State out of the city with the help of U.S. air strikes.",
     claim("controls", ["h lby.gov.mil forces from Misrata"], [at("sirte", "Sirte")], on("since late 2016", "2016-10-01", "2019-12-27", "range", "absolute"), modality="ongoing"),
     claim("territory_taken", ["i lby.gov.mil they", "t isis Islamic State"], [at("sirte", "the city")], on("late 2016", "2016-10-01", "2016-12-31", "season", "absolute", accept=[["2016-12-01", "2016-12-31"], ["2016-01-01", "2016-12-31"]]),
           "when they drove Islamic State out of the city ~~ air strikes"),
     claim("airstrike", ["i usa.mil U.S."], [at("sirte", "the city")], on("late 2016", "2016-10-01", "2016-12-31", "season", "absolute"), "when they drove Islamic State out of the city ~~ air strikes", optional=True))
para("The U.N. mission condemned the bombing of ports and airports and urged both sides to return to the talks that collapsed when Haftar marched on the capital.",
     claim("condemn", ["s org.un The U.N. mission"], [], now("2019-12-27"), "The U.N. mission condemned the bombing of ports and airports"),
     claim("demand", ["s org.un The U.N. mission"], [], now("2019-12-27"), optional=True),
     claim("attack", ["i lby.lna Haftar"], [at("tripoli", "the capital")], PAST, "Haftar marched on the capital", optional=True))

report(30, "kursk_notes", "2025-03-31T09:00:00+00:00")
para("On 7 January 2025, Ukrainian forces pulled back from Kurakhove (Donetsk region); Russia's defence ministry declared the town captured.",
     claim("withdrawn", ["h ukr.mil Ukrainian forces"], [at("kurakhove", "Kurakhove", "origin")], day("On 7 January 2025")),
     claim("territory_taken", ["i rus.mil"], [at("kurakhove", "the town")], day("On 7 January 2025"), by="rus.mil Russia's defence ministry"))
para("On 16 January 2025, three civilians were wounded by a Russian glide bomb in Kostiantynivka.",
     claim("airstrike", ["i rus.mil a Russian glide bomb", "v civilians three civilians"], [at("kostiantynivka", "Kostiantynivka")], day("On 16 January 2025")))
para("Eleven Russian soldiers were killed when Ukrainian drones hit a farm outside Sudzha, Kursk region, on 20 January 2025.",
     claim("drone_strike", ["i ukr.mil Ukrainian drones", "v rus.mil Eleven Russian soldiers"], [at("sudzha", "a farm outside Sudzha", relation="outskirts")], day("on 20 January 2025")))
para("On 1 February 2025, a bomb exploded in a conscription office in Rivne and killed one man. The security service of Ukraine blamed Russian agents.",
     claim("ied", ["v civilians one man"], [at("rivne", "a conscription office in Rivne")], day("On 1 February 2025")),
     claim("accuse", ["s ukr The security service of Ukraine", "t rus Russian agents"], [], on("On 1 February 2025", "2025-02-01", basis="absolute", accept=[[None, None]]), 1))
para("During the night of 13 to 14 February 2025, a drone struck the shelter over the destroyed reactor at Chornobyl. Ukraine accused Russia, which denied that it was behind the strike.",
     claim("drone_strike", ["i rus Russia"], [at("chornobyl", "the shelter over the destroyed reactor at Chornobyl")], on("During the night of 13 to 14 February 2025", "2025-02-13", "2025-02-14", "days", "absolute"),
           [0, 1], modality="denied"),
     claim("accuse", ["s ukr Ukraine", "t rus Russia"], [], on("During the night of 13 to 14 February 2025", "2025-02-13", "2025-02-14", "days", "absolute", accept=[[None, None], ["2025-02-14", "2025-02-14"]]), "Ukraine accused Russia"),
     claim("deny", ["s rus Russia"], [], on("During the night of 13 to 14 February 2025", "2025-02-13", "2025-02-14", "days", "absolute", accept=[[None, None], ["2025-02-14", "2025-02-14"]]),
           "Russia, which denied that it was behind the strike"))
para("On 20 February 2025, Ukrainian border guards fought a Russian sabotage group near Krasnopillia, Sumy region. Two of the intruders died.",
     claim("clash", ["i ukr.mil Ukrainian border guards", "t rus.mil a Russian sabotage group"], [at("krasnopillia", "near Krasnopillia", relation="near")], day("On 20 February 2025")))
para("Between 6 and 12 March 2025, Russian forces retook Sudzha and five surrounding villages; most Ukrainian units fell back over the border to Yunakivka, Sumy region.",
     claim("territory_taken", ["i rus.mil Russian forces"], [at("sudzha", "Sudzha")], on("Between 6 and 12 March 2025", "2025-03-06", "2025-03-12", "days", "absolute", accept=None), "Between 6 and 12 March 2025 ~~ villages"),
     claim("withdrawn", ["h ukr.mil most Ukrainian units"], [at("sudzha", "Sudzha", "origin"), at("yunakivka", "Yunakivka", "destination")], on("Between 6 and 12 March 2025", "2025-03-06", "2025-03-12", "days", "absolute")))
para("On 18 March 2025, Ukrainian troops crossed the border near Demidovka (Belgorod region) and dug in on its eastern edge, where they were bombed from the air the next day.",
     claim("attack", ["i ukr.mil Ukrainian troops"], [at("demidovka", "near Demidovka", relation="near")], day("On 18 March 2025")),
     claim("present", ["h ukr.mil Ukrainian troops"], [at("demidovka", "its eastern edge", relation="outskirts")], day("On 18 March 2025"), optional=True, modality="ongoing"),
     claim("airstrike", ["t ukr.mil they"], [at("demidovka", "where", relation="outskirts")], on("the next day", "2025-03-19"), "where they were bombed from the air the next day"))
para("On 25 March 2025, Ukraine and Russia each agreed with American mediators in Riyadh on safe shipping in the Black Sea.",
     claim("agreement", ["p ukr Ukraine", "p rus Russia", "p usa American mediators"], [at("riyadh", "Riyadh"), at("black_sea", "the Black Sea", "topic")], day("On 25 March 2025")))

report(31, "northeast_notes", None)
para("Movement of forces: On 9 November 2021, around 40 trucks of the Global Coalition carrying logistic material entered from the Kurdistan region of Iraq through the Al Waleed crossing and headed to the Tal Baydar base, Al Hasakeh.",
     claim("convoy", ["h coalition the Global Coalition"], [at("kri", "the Kurdistan region of Iraq", "origin"), at("waleed", "the Al Waleed crossing", "via"), at("tal_baydar", "the Tal Baydar base", "destination")], day("On 9 November 2021")))
para("On 11 November 2021, Russian and Turkish forces conducted their 78th joint patrol through villages west of Darbasiyah, with eight vehicles and helicopter cover.",
     claim("joint_patrol", ["h rus.mil Russian", "p tur.mil Turkish forces"], [at("darbasiyah", "villages west of Darbasiyah", relation="west_of")], day("On 11 November 2021")))
para("On 14 November 2021, regime soldiers at a checkpoint in Damkhiyah village, helped by residents, blocked a US patrol of five vehicles and forced it to turn back.",
     claim("interception", ["i syr.gov.mil regime soldiers", "i civilians residents", "t usa.mil a US patrol"], [at("damkhiyah", "Damkhiyah village")], day("On 14 November 2021"),
           show=["checkpoint syr.gov.mil", "patrol usa.mil"]))
para("On 18 November 2021, SDF defused an IED on the Kharafi road before it could go off. It was not clear who had planted it.",
     claim("ied", ["n syr.sdf SDF"], [at("kharafi", "the Kharafi road")], day("On 18 November 2021"), 0, modality="attempted"))
para("On 22 November 2021, two factions of the Turkish-backed National Army, Ahrar al-Sharqiya and the Hamza Division, clashed with each other in Ras al Ayn over smuggling. Two fighters were killed.",
     claim("clash", ["i syr.sna Ahrar al-Sharqiya", "t syr.sna the Hamza Division"], [at("ras_ayn", "Ras al Ayn")], day("On 22 November 2021")),
     no=[("Turkish", "backer, no party here", "place")])
para("On 27 November 2021, suspected IS militants attacked oil tankers near Maadan (Raqqa) with rocket-propelled grenades and burnt three of them.",
     claim("attack", ["i isis suspected IS militants"], [at("maadan", "near Maadan", relation="near")], day("On 27 November 2021")))
para("On 30 November 2021, Russian forces set up a new post in the grain silos of Ain Issa and raised their flag over it.",
     claim("base_established", ["h rus.mil Russian forces"], [at("ain_issa", "the grain silos of Ain Issa")], day("On 30 November 2021")))
para("On 3 December 2021, SDF military police rounded up 12 young men in Al-Kasrah for conscription.",
     claim("arrest", ["i syr.sdf SDF military police", "v civilians 12 young men"], [at("kasrah", "Al-Kasrah")], day("On 3 December 2021")))
para("On 6 December 2021, Coalition forces and the SDF held live-fire drills in the Al Omar oil field.",
     claim("exercise", ["h coalition Coalition forces", "p syr.sdf the SDF"], [at("omar", "the Al Omar oil field")], day("On 6 December 2021")))
para("On 9 December 2021, a Coalition armoured vehicle collided with a car on the road between Shaddadah and Al Hasakeh. The driver of the car died.",
     claim("collision", ["i coalition a Coalition armoured vehicle", "v civilians The driver of the car"], [at("shaddadi", "the road between Shaddadah and Al Hasakeh", relation="between", lat=36.28, lon=40.73, radius_km=28)], day("On 9 December 2021"), [0, 1]))

report(32, "five_hilltops", "2025-02-18T16:20:00+02:00", "Israel quits Lebanese border villages but keeps five hilltops")
para("BEIRUT, Feb 18 (Continental Press) - Israeli troops left most of the border villages of south Lebanon before dawn on Tuesday but stayed on five hilltops that overlook towns on both sides of the frontier.",
     claim("withdrawn", ["h isr.mil Israeli troops"], [at("lb_border", "most of the border villages of south Lebanon", "origin")], on("before dawn on Tuesday", "2025-02-18"),
           "Israeli troops left ~~ on Tuesday", title="Israel quits Lebanese border villages"),
     claim("present", ["h isr.mil Israeli troops"], [at("lb_border", "five hilltops that overlook towns on both sides of the frontier")], now("2025-02-18"),
           "Israeli troops left most of the border villages ~~ sides of the frontier", modality="ongoing", count=("five hilltops", 5), title="keeps five hilltops"),
     no=[("BEIRUT, Feb 18 (Continental Press) -", "dateline", "claim place actor")])
para("Lebanese soldiers moved in behind them and cleared earth mounds in Kfar Kila, Adaisseh and Yaroun, an army statement said. In Kfar Kila a man sat down on what had been his staircase. “They left us the stairs,” he said.",
     claim("deployed", ["h lbn.mil Lebanese soldiers"], [at("kfar_kila", ("Kfar Kila", 0)), at("adaisseh", "Adaisseh"), at("yaroun", "Yaroun")], on("on Tuesday", "2025-02-18"),
           "Lebanese soldiers moved in ~~ Yaroun", by="lbn.mil an army statement"))
para("Under a ceasefire that was brokered by Washington and Paris and took effect on November 27, Israel was to leave within 60 days. The deadline was then put off until Tuesday.",
     claim("agreement", ["p isr Israel"], [], on("on November 27", "2024-11-27", basis="absolute"), "a ceasefire that was brokered ~~ on November 27"),
     claim("withdrawn", ["h isr Israel"], [], on("within 60 days", "2024-11-27", "2025-01-26", "range", accept=[["2025-01-26", "2025-01-26"]]), "Israel was to leave within 60 days", modality="planned", optional=True),
     no=[("Washington and Paris", "capitals that broker", "place")])
para("The leader of Hezbollah said in a speech on Sunday that Israel had to leave “every last metre” and that there could be no pretext for five points or for one.",
     claim("demand", ["s hezbollah The leader of Hezbollah", "a isr Israel"], [], on("on Sunday", "2025-02-16")))
para("A day later an Israeli drone killed a man in a car by the stadium of Sidon whom the military described as the head of operations of Hamas in Lebanon.",
     claim("drone_strike", ["i isr.mil an Israeli drone", "v hamas the head of operations of Hamas"], [at("sidon", "the stadium of Sidon")], on("A day later", "2025-02-17")))
para("On Friday a convoy in which the outgoing deputy commander of the U.N. peacekeepers was travelling came under attack from protesters near Beirut airport, and a vehicle was set on fire. The army said it had arrested 25 people.",
     claim("attack", ["i civilians protesters", "t org.un the U.N. peacekeepers"], [at("beirut_airport", "near Beirut airport", relation="near")], on("On Friday", "2025-02-14"), 0, show=["convoy org.un"]),
     claim("arrest", ["i lbn.mil The army", "v civilians 25 people"], [at("lebanon", None)], PAST, 1, by="lbn.mil The army"))
para("Israel's defence minister warned that any breach of the truce would be met “with full force”. Since it began, Israeli strikes have killed at least 60 people, according to Lebanon's health ministry.",
     claim("threaten", ["s isr Israel's defence minister"], [], now("2025-02-18"), 0),
     claim("airstrike", ["i isr.mil Israeli strikes", "v civilians 60 people"], [at("lebanon", None)], on("Since it began", "2024-11-27", "2025-02-18", "range"), "Since it began ~~ 60 people", by="lbn Lebanon's health ministry"))

report(33, "cold_front", "2023-02-04T08:00:00+03:00", "Cold front advances on Damascus after storming the coast")
para("A cold front that stormed ashore at Latakia on Friday night will push inland today and reach Damascus by evening, the Syrian meteorological department said. It launched the season's third snow warning for the Qalamoun mountains.",
     no=[("stormed ashore at Latakia on Friday night", "weather", "claim"), ("launched the season's third snow warning", "weather", "claim")])
para("Hail bombarded greenhouses between Jableh and Baniyas, and lightning struck a minaret in Tartus. Two fishing boats were trapped by waves of five metres off Arwad until the wind retreated on Saturday morning. Ploughs were deployed on the Homs road, where a convoy of lorries had been stuck since midnight.",
     no=[("Hail bombarded greenhouses between Jableh and Baniyas", "weather", "claim"), ("lightning struck a minaret in Tartus", "weather", "claim"), ("Ploughs were deployed on the Homs road", "snow ploughs", "claim"), ("a convoy of lorries had been stuck since midnight", "traffic", "claim")])
para("Lebanon closed the mountain pass at Dahr el-Baidar. In Iraq, a dust storm besieged Samarra and forced the airport of Baghdad to suspend flights for three hours; some 200 people with breathing trouble were admitted to hospitals in Anbar.",
     no=[("a dust storm besieged Samarra", "weather", "claim")])
para("Forecasters expect a second offensive by the winter next week. “We are well armed this time,” joked the director of the road service in Suwayda, who has 40 tonnes of salt in reserve. “The snow will be met with fire.”",
     no=[("a second offensive by the winter next week", "weather", "claim")])

report(34, "bridge_at_night", "2024-09-07T10:00:00+02:00", "A war film that hits its targets")
para("VENICE - Early in “The Bridge at Night” an American column is ambushed on a road outside Mosul. A mortar shell kills the sergeant, gunmen seize the radio truck, and for the next two hours the camera does not leave the nine men who are left. The Kurdish director shot the battle in a quarry near Sofia, with extras from three drama schools.",
     no=[("an American column is ambushed on a road outside Mosul", "a film's plot", "claim place actor"), ("A mortar shell kills the sergeant, gunmen seize the radio truck", "a film's plot", "claim")])
para("Its first half bombed with the critics in Cannes, where it was shown unfinished in May. The new version landed on Thursday at the festival in Venice and conquered the audience, which stood for eleven minutes. The score, by a Lebanese composer, raids the archive of military marches and explodes into silence at the end.",
     no=[("bombed with the critics in Cannes", "a flop", "claim"), ("landed on Thursday at the festival in Venice and conquered the audience", "a success", "claim")])
para("Gamers will feel at home. The studio that owns the rights releases a shooter of the same name in October, in which players occupy Raqqa, defend a refinery at Baiji or command a drone squadron based in Jordan. In the trial version Russian forces attack an airfield every 40 minutes, and nobody stays dead.",
     no=[("players occupy Raqqa, defend a refinery at Baiji or command a drone squadron based in Jordan", "a game", "claim place"), ("Russian forces attack an airfield every 40 minutes", "a game", "claim actor")])
para("What stays is a scene without a shot. Two sentries, one from each side, share a cigarette under the bridge and argue about football. Then a flare goes up, each of them withdraws to his own bank, and the river is a border again.",
     no=[("each of them withdraws to his own bank", "a film's plot", "claim")])

report(35, "guard_sites", "2023-11-13T12:00:00-05:00")
para("WASHINGTON (Continental Press) — U.S. fighter jets struck two sites in eastern Syria used by Iran's Revolutionary Guard and its proxies on Sunday, the Pentagon said. They hit a training camp near Albu Kamal and a safe house near Mayadin.",
     claim("airstrike", ["i usa.mil U.S. fighter jets", "t irn.irgc Iran's Revolutionary Guard"],
           [at("albukamal", "near Albu Kamal", relation="near"), at("mayadin", "near Mayadin", relation="near")], on("on Sunday", "2023-11-12"),
           ["U.S. fighter jets struck ~~ on Sunday", 1], by="usa.mil the Pentagon", show=["present irn.irgc"]),
     no=[("WASHINGTON (Continental Press) —", "dateline", "claim place actor")])
para("Within hours, an attack drone was shot down near the al-Tanf garrison, and rockets were fired at a U.S. base in the Conoco gas field, according to a U.S. official. No one was hurt.",
     claim("drone_strike", [], [at("tanf", "near the al-Tanf garrison", relation="near")], on("Within hours", "2023-11-12", accept=[["2023-11-12", "2023-11-13"], ["2023-11-13", "2023-11-13"]]),
           "Within hours, an attack drone was shot down near the al-Tanf garrison", modality="attempted", by="usa a U.S. official"),
     claim("shelling", ["t usa.mil a U.S. base"], [at("conoco", "the Conoco gas field")], on("Within hours", "2023-11-12", accept=[["2023-11-12", "2023-11-13"], ["2023-11-13", "2023-11-13"]]),
           "rockets were fired at a U.S. base in the Conoco gas field", by="usa a U.S. official", show=["present usa.mil"]),
     no=[("No one was hurt.", "nothing happened", "claim")])
para("American troops first went into Syria in 2015 to help defeat the Islamic State group, and about 900 of them are still there, most in the northeast and some at al-Tanf.",
     claim("deployed", ["h usa.mil American troops"], [at("syria", "Syria")], on("in 2015", "2015-01-01", "2015-12-31", "year", "absolute"), "American troops first went into Syria in 2015"),
     claim("present", ["h usa.mil about 900 of them"], [at("ne_syria_us", "the northeast"), at("tanf", "al-Tanf")], now("2023-11-13"), "about 900 of them ~~ al-Tanf", modality="ongoing"))
para("Syria's Foreign Ministry condemned the strikes on Monday and demanded that all “occupation forces” go.",
     claim("condemn", ["s syr.gov Syria's Foreign Ministry"], [], on("on Monday", "2023-11-13"), "Syria's Foreign Ministry condemned the strikes on Monday"),
     claim("demand", ["s syr.gov Syria's Foreign Ministry"], [], on("on Monday", "2023-11-13")))
para("The Pentagon has sent a THAAD battery and additional Patriot units to the region since the attacks began and told 2,000 more troops to be ready. It would not say which countries will host them.",
     claim("deployed", ["h usa.mil The Pentagon"], [at("middle_east", "the region")], on("since the attacks began", "2023-10-07", "2023-11-13", "range", accept=[[None, None], ["2023-10-17", "2023-11-13"]]),
           "The Pentagon has sent ~~ attacks began"),
     no=[("It would not say which countries will host them.", "nothing was said", "claim")])
para("On Wednesday an American MQ-9 drone was shot down by the Houthis off the coast of Yemen, the first such loss since 2019. Russian jets, too, have come closer than before: in the first week of November they flew over the al-Tanf area almost every day, a U.S. general said.",
     claim("interception", ["i yem.houthi the Houthis", "t usa.mil an American MQ-9 drone"], [at("yemen_coast", "off the coast of Yemen", relation="near")], on("On Wednesday", "2023-11-08"), "On Wednesday ~~ coast of Yemen"),
     claim("overflight", ["i rus.mil they"], [at("tanf_area", "the al-Tanf area")], on("in the first week of November", "2023-11-01", "2023-11-07", "week", accept=[["2023-10-30", "2023-11-05"], ["2023-11-01", "2023-11-10"]]),
           "in the first week of November they flew ~~ every day", count=("almost every day", 2), by="usa.mil a U.S. general"))

report(36, "dardara_shelled", "2021-06-09T20:00:00+03:00", "Turkish occupation shells village in Tal Tamr, drone over Kobani")
para("TAL TAMR – The Turkish occupation army and its mercenaries shelled at dawn today the village of Al-Dardara, north of the Tal Tamr district, with heavy artillery. According to our correspondent, the shells fell between the houses and brought down the power line that feeds the Aluk water station.",
     claim("shelling", ["i tur.mil The Turkish occupation army", "i syr.sna its mercenaries"], [at("dardara", "the village of Al-Dardara")], on("at dawn today", "2021-06-09"),
           "The Turkish occupation army ~~ heavy artillery", title="Turkish occupation shells village in Tal Tamr"),
     no=[("TAL TAMR –", "dateline", "claim place")])
para("The sky over Kobani has been the scene of intense flights by a Turkish reconnaissance drone since the morning hours.",
     claim("overflight", ["i tur.mil a Turkish reconnaissance drone"], [at("kobani", "The sky over Kobani")], on("since the morning hours", "2021-06-09"), modality="ongoing", title="drone over Kobani"))
para("In occupied Afrin, mercenaries of the Sham Legion kidnapped three citizens five days ago in the village of Basuta. Nothing is known of where they are held.",
     claim("abduction", ["i syr.sna mercenaries of the Sham Legion", "v civilians three citizens"], [at("basuta", "the village of Basuta")], on("five days ago", "2021-06-04"), 0))
para("For the third day running, the checkpoint of the Damascus government's forces at the entrance to the Sheikh Maqsoud quarter of Aleppo keeps out flour and diesel. “They want us on our knees,” a baker said, and hundreds of women marched to the barrier this afternoon, chanting for bread.",
     claim("checkpoint", ["h syr.gov.mil the Damascus government's forces"], [at("sheikh_maqsoud", "the entrance to the Sheikh Maqsoud quarter of Aleppo", relation="outskirts", radius_km=5, precision="near")],
           on("For the third day running", "2021-06-07", "2021-06-09", "days", accept=[["2021-06-09", "2021-06-09"]]), 0, modality="ongoing"),
     claim("protest", ["i civilians hundreds of women"], [at("sheikh_maqsoud", "the barrier", relation="outskirts", radius_km=5, precision="near")], on("this afternoon", "2021-06-09"), "hundreds of women marched ~~ for bread"),
     no=[("Damascus", "seat of a government", "place")])
para("The Internal Security Forces announced the dismantling of a cell of ISIS mercenaries in Al-Shahil on Sunday; four of its members were taken alive.",
     claim("arrest", ["i syr.sdf.asayish The Internal Security Forces", "t isis a cell of ISIS mercenaries"], [at("shuhayl", "Al-Shahil")], on("on Sunday", "2021-06-06"), by="syr.sdf.asayish The Internal Security Forces"))
para("Our correspondent also saw a convoy of 12 Russian vehicles on its way from Tabqa to Ain Issa at noon yesterday. Nobody in the town could say whether they are to replace the soldiers at the M4 post, or only to stay the night.",
     claim("convoy", ["h rus.mil 12 Russian vehicles"], [at("tabqa", "Tabqa", "origin"), at("ain_issa", "Ain Issa", "destination")], on("at noon yesterday", "2021-06-08"), 0),
     no=[("whether they are to replace the soldiers at the M4 post, or only to stay the night", "a question", "claim")])
para("It should be recalled that Turkey occupied Serekaniye and Gire Spi in October 2019. Since then, according to the district council, 11,000 displaced people have been living in the Washokani camp.",
     claim("territory_taken", ["i tur Turkey"], [at("ras_ayn", "Serekaniye"), at("tell_abyad", "Gire Spi")], on("in October 2019", "2019-10-01", "2019-10-31", "month", "absolute"), "Turkey occupied ~~ October 2019"),
     no=[("11,000 displaced people have been living in the Washokani camp", "no force", "claim")])
