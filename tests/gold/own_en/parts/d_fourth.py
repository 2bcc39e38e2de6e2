"""Reports 21-26."""

from build import NONE, PAST, at, claim, day, now, on, para, report

report(21, "hodeidah_block", "2025-04-08T17:45:00+03:00", "Four dead in Hodeidah as US keeps up raids on Houthis")
para("ADEN, April 8 (Continental Press) - Four people died and 13 were hurt when U.S. warplanes bombed a residential block in Yemen's Red Sea port of Hodeidah late on Monday, the Houthi-run health ministry said.",
     claim("airstrike", ["i usa.mil U.S. warplanes", "v civilians Four people"], [at("hodeidah", "Yemen's Red Sea port of Hodeidah")], on("late on Monday", "2025-04-07"),
           "Four people died ~~ late on Monday", by="yem.houthi the Houthi-run health ministry", title="Four dead in Hodeidah"),
     no=[("ADEN, April 8 (Continental Press) -", "dateline", "claim place actor")])
para("The group's television also reported air raids on a telephone mast in Ibb and on Kamaran island.",
     claim("airstrike", [], [at("ibb", "Ibb"), at("kamaran", "Kamaran island")], PAST, by="yem.houthi The group's television"))
para("A U.S. defence official would not comment on the report. Strikes against the Houthis had been carried out every day since March 15, he said, and had destroyed command posts, radars and drone workshops.",
     claim("airstrike", ["i usa.mil", "t yem.houthi the Houthis"], [at("yemen", None)], on("since March 15", "2025-03-15", "2025-04-08", "range", "absolute"), "Strikes against the Houthis ~~ March 15",
           count=("every day", 2), by="usa.mil he", title="US keeps up raids on Houthis"),
     no=[("A U.S. defence official would not comment on the report", "nothing was said", "claim")])
para("The Houthis, who control Sanaa and most of the north, have vowed to go on firing at ships until Israel lifts its blockade of Gaza. On Tuesday they said they had launched two cruise missiles at the carrier Truman in the northern Red Sea, for the third time in 24 hours. Washington has not confirmed that.",
     claim("controls", ["h yem.houthi The Houthis"], [at("sanaa", "Sanaa"), at("north_yemen", "most of the north")], now("2025-04-08"), "The Houthis, who control Sanaa and most of the north", modality="ongoing"),
     claim("threaten", ["s yem.houthi The Houthis"], [], now("2025-04-08"), 0),
     claim("shelling", ["i yem.houthi they", "t usa.mil the carrier Truman"], [at("red_sea_n", "the northern Red Sea")], on("On Tuesday", "2025-04-08"), "they had launched two cruise missiles ~~ northern Red Sea", by="yem.houthi they"),
     no=[("Washington", "a capital that speaks", "place")])
para("A second carrier is on its way from the Pacific, and since late March at least six B-2 bombers have been moved to Diego Garcia, satellite pictures show.",
     claim("relocated", ["h usa.mil A second carrier"], [at("pacific", "the Pacific", "origin")], now("2025-04-08"), "A second carrier is on its way from the Pacific", modality="ongoing"),
     claim("relocated", ["h usa.mil six B-2 bombers"], [at("diego_garcia", "Diego Garcia", "destination")], on("since late March", "2025-03-21", "2025-04-08", "range"), "since late March ~~ Diego Garcia"))
para("Government troops are massing in Marib, two tribal sources said, in the hope that the raids will open the road to the coast. Diplomats fear that a ground offensive could bury the U.N.-brokered truce of April 2022, which has largely held.",
     claim("deployed", ["h yem.gov.mil Government troops"], [at("marib", "Marib")], now("2025-04-08"), "Government troops are massing in Marib", modality="ongoing", by="org.source two tribal sources"),
     claim("agreement", ["p yem.houthi", "p yem.gov"], [at("yemen", None)], on("of April 2022", "2022-04-01", "2022-04-30", "month", "absolute"), "the U.N.-brokered truce of April 2022", optional=True),
     no=[("Diplomats fear that a ground offensive could bury", "a fear", "claim")])
para("In November 2023 Houthi gunmen dropped from a helicopter onto the deck of a car carrier off the Yemeni coast and took its crew of 25 hostage.",
     claim("air_landing", ["i yem.houthi Houthi gunmen"], [at("yemen_coast", "off the Yemeni coast", relation="near")], on("In November 2023", "2023-11-01", "2023-11-30", "month", "absolute")),
     claim("abduction", ["i yem.houthi Houthi gunmen", "v civilians its crew of 25"], [at("yemen_coast", "off the Yemeni coast", relation="near")], on("In November 2023", "2023-11-01", "2023-11-30", "month", "absolute")))

report(22, "syria_2025_notes", "2025-09-20T06:00:00+00:00")
para("On 2 August 2025, SDF fired rockets at a position of the army of the transitional government in Al-Kayyariyah village, east of Manbij (Aleppo), injuring four soldiers and three civilians, according to the Ministry of Defence. SDF denied the attack.",
     claim("shelling", ["i syr.sdf SDF", "t syr.transition.mil a position of the army of the transitional government", "v syr.transition.mil four soldiers", "v civilians three civilians"],
           [at("kayyariyah", "Al-Kayyariyah village")], day("On 2 August 2025"), by="syr.transition.mil the Ministry of Defence"),
     claim("present", ["h syr.transition.mil a position of the army of the transitional government"], [at("kayyariyah", "Al-Kayyariyah village")], day("On 2 August 2025"), modality="ongoing"),
     claim("deny", ["s syr.sdf SDF"], [], on("On 2 August 2025", "2025-08-02", basis="absolute", accept=[[None, None]]), 1))
para("On 5 August 2025, General Security members raided a farm near Al-Bab in search of ISIS suspects. One of the suspects blew himself up; no one else was hurt.",
     claim("raid", ["i syr.transition General Security members", "t isis ISIS suspects"], [at("bab", "near Al-Bab", relation="near")], day("On 5 August 2025"), 0),
     claim("suicide_bombing", ["i isis One of the suspects"], [at("bab", "near Al-Bab", relation="near")], day("On 5 August 2025"), "One of the suspects blew himself up"))
para("On 9 August 2025, an Israeli patrol of eight vehicles entered the village of Breiqa in Quneitra, set up a checkpoint for two hours and then withdrew to Tal Ahmar.",
     claim("patrol", ["h isr.mil an Israeli patrol"], [at("breiqa", "the village of Breiqa")], day("On 9 August 2025")),
     claim("checkpoint", ["h isr.mil an Israeli patrol"], [at("breiqa", "the village of Breiqa")], day("On 9 August 2025")),
     claim("withdrawn", ["h isr.mil an Israeli patrol"], [at("breiqa", "the village of Breiqa", "origin"), at("tal_ahmar", "Tal Ahmar", "destination")], day("On 9 August 2025")))
para("On 13 August 2025, unknown gunmen opened fire on a minibus carrying workers on the road between Homs and Salamiyah. A man and his son were killed.",
     claim("attack", ["i unknown unknown gunmen", "v civilians A man and his son"], [at("homs", "the road between Homs and Salamiyah", relation="between", lat=34.87, lon=36.88, radius_km=20)],
           day("On 13 August 2025"), [0, 1]))
para("On 16 August 2025, Druze fighters and General Security forces clashed with machine guns in Umm al-Zaytun, northern Suwayda.",
     claim("clash", ["t syr.transition General Security forces"], [at("umm_zaytun", "Umm al-Zaytun")], day("On 16 August 2025")))
para("On 21 August 2025, US-led Coalition troops landed by helicopter in Atma (Idlib) and killed an Iraqi commander of ISIS.",
     claim("air_landing", ["i coalition US-led Coalition troops", "v isis an Iraqi commander of ISIS"], [at("atma", "Atma")], day("On 21 August 2025")),
     no=[("Iraqi", "demonym", "place actor")])
para("Around 26 August 2025 (as reported), a Russian patrol accompanied by two helicopters toured the southern outskirts of Qamishli for the first time since December 2024.",
     claim("patrol", ["h rus.mil a Russian patrol"], [at("qamishli", "the southern outskirts of Qamishli", relation="outskirts")], day("Around 26 August 2025")))
para("On 1 September 2025, a landmine left over from the war exploded in an olive grove in Khan Shaykhun, killing two children.",
     claim("ied", ["v civilians two children"], [at("khan_shaykhun", "Khan Shaykhun")], day("On 1 September 2025")))
para("On 8 September 2025, Israeli aircraft struck an air-defence battalion of the Syrian army south of Homs and a barracks at Saqubin, Latakia.",
     claim("airstrike", ["i isr.mil Israeli aircraft", "t syr.transition.mil an air-defence battalion of the Syrian army"],
           [at("homs", "south of Homs", relation="south_of"), at("saqubin", "a barracks at Saqubin")], day("On 8 September 2025")),
     claim("present", ["h syr.transition.mil an air-defence battalion of the Syrian army"],
           [at("homs", "south of Homs", relation="south_of"), at("saqubin", "a barracks at Saqubin")], day("On 8 September 2025"), modality="ongoing"))
para("On 12 September 2025, delegates of the transitional government and the SDF agreed in Aleppo on an exchange of prisoners.",
     claim("agreement", ["p syr.transition the transitional government", "p syr.sdf the SDF"], [at("aleppo", "Aleppo")], day("On 12 September 2025")))

report(23, "south_ukraine_notes", "2024-09-10T15:00:00+00:00")
para("On 3 August 2024, Ukrainian forces launched ATACMS missiles at a Russian air defence position near Saky (Crimea). Damage unknown.",
     claim("shelling", ["i ukr.mil Ukrainian forces", "t rus.mil a Russian air defence position"], [at("saky", "near Saky", relation="near")], day("On 3 August 2024"), show=["present rus.mil"]))
para("On 4 August 2024, a Russian drone dropped an explosive on a cyclist in the Dniprovskyi district of Kherson. The man, 61, lost a leg.",
     claim("drone_strike", ["i rus.mil a Russian drone", "v civilians a cyclist"], [at("kherson", "the Dniprovskyi district of Kherson")], day("On 4 August 2024")))
para("On 6 August 2024, Ukrainian marines and Russian forces fought on the islands south of Kherson. Outcome unknown.",
     claim("clash", ["i ukr.mil Ukrainian marines", "t rus.mil Russian forces"], [at("kherson", "the islands south of Kherson", relation="south_of")], day("On 6 August 2024")))
para("On 9 August 2024, an explosive device planted by Ukrainian partisans derailed a Russian military train between Dzhankoi and Novooleksiivka, according to the partisan group.",
     claim("ied", ["i ukr Ukrainian partisans", "t rus.mil a Russian military train"], [at("dzhankoi", "between Dzhankoi and Novooleksiivka", relation="between", lat=45.97, lon=34.52, radius_km=25)],
           day("On 9 August 2024"), by="ukr the partisan group"),
     claim("convoy", ["h rus.mil a Russian military train"], [at("dzhankoi", "between Dzhankoi and Novooleksiivka", relation="between", lat=45.97, lon=34.52, radius_km=25)],
           day("On 9 August 2024"), by="ukr the partisan group", optional=True))
para("On 11 August 2024, a fire broke out at the nuclear power plant in Enerhodar. Russia accused Ukraine of having caused it with a drone. Ukraine denied this and accused Russian troops of burning tyres.",
     claim("other", [], [at("enerhodar", "the nuclear power plant in Enerhodar")], day("On 11 August 2024"), 0, optional=True),
     claim("accuse", ["s rus Russia", "t ukr Ukraine"], [], on("On 11 August 2024", "2024-08-11", basis="absolute", accept=[[None, None]]), 1),
     claim("drone_strike", ["i ukr Ukraine"], [at("enerhodar", "the nuclear power plant in Enerhodar")], on("On 11 August 2024", "2024-08-11", basis="absolute", accept=[[None, None]]), 1, modality="denied"),
     claim("deny", ["s ukr Ukraine"], [], on("On 11 August 2024", "2024-08-11", basis="absolute", accept=[[None, None]]), "Ukraine denied this"),
     claim("accuse", ["s ukr Ukraine", "t rus.mil Russian troops"], [], on("On 11 August 2024", "2024-08-11", basis="absolute", accept=[[None, None]]), "Ukraine denied this and accused Russian troops of burning tyres"))
para("On 14 August 2024, a missile fired by Russian forces damaged a pier in the port of Odesa and wounded a sailor of a Togo-flagged vessel.",
     claim("shelling", ["i rus.mil Russian forces", "v civilians a sailor of a Togo-flagged vessel"], [at("odesa_port", "the port of Odesa")], day("On 14 August 2024")),
     no=[("Togo", "a flag", "place actor")])
para("During the night of 20 to 21 August 2024, Russian forces launched 11 drones from Cape Chauda (Crimea) at targets in Mykolaiv region; nine of them were shot down.",
     claim("drone_strike", ["i rus.mil Russian forces"], [at("mykolaiv_obl", "Mykolaiv region"), at("chauda", "Cape Chauda", "origin")],
           on("During the night of 20 to 21 August 2024", "2024-08-20", "2024-08-21", "days", "absolute")),
     claim("interception", ["t rus.mil"], [at("mykolaiv_obl", "Mykolaiv region")], on("During the night of 20 to 21 August 2024", "2024-08-20", "2024-08-21", "days", "absolute"),
           "nine of them were shot down", optional=True))
para("On 25 August 2024, two landing ships of the Black Sea Fleet were moved from Sevastopol to Novorossiysk, according to the Ukrainian navy.",
     claim("relocated", ["h rus.mil two landing ships of the Black Sea Fleet"], [at("sevastopol", "Sevastopol", "origin"), at("novorossiysk", "Novorossiysk", "destination")], day("On 25 August 2024"), by="ukr.mil the Ukrainian navy"),
     no=[("Black Sea Fleet", "a fleet's name", "place")])
para("On 30 August 2024, Russian security forces detained a Crimean Tatar activist at his home in Bakhchysarai.",
     claim("arrest", ["i rus Russian security forces", "v civilians a Crimean Tatar activist"], [at("bakhchysarai", "Bakhchysarai")], day("On 30 August 2024")))
para("On 2 September 2024, Ukrainian special forces landed from boats on the Tendra Spit, destroyed a radar station and left again.",
     claim("raid", ["i ukr.mil Ukrainian special forces"], [at("tendra", "the Tendra Spit")], day("On 2 September 2024")),
     claim("destruction", ["i ukr.mil Ukrainian special forces"], [at("tendra", "the Tendra Spit")], day("On 2 September 2024"), optional=True),
     claim("withdrawn", ["h ukr.mil Ukrainian special forces"], [at("tendra", "the Tendra Spit", "origin")], day("On 2 September 2024"), optional=True))

report(24, "general_staff_evening", "2023-11-28T18:10:00+02:00", "Operational information as of 18:00, 28.11.2023")
para("Glory to Ukraine! The six hundred and forty-third day of the full-scale invasion goes on. In the course of the day 52 combat engagements took place. The enemy carried out 4 missile and 31 air strikes and opened fire 38 times from multiple launch rocket systems on the positions of our troops and on populated areas. There are dead and wounded among the civilian population.",
     claim("clash", [], [at("ukraine", None)], on("In the course of the day", "2023-11-28"), 2, count=("52 combat engagements", 52)),
     claim("airstrike", ["i rus.mil The enemy"], [at("ukraine", None)], on("In the course of the day", "2023-11-28"), "The enemy carried out 4 missile and 31 air strikes", count=("31 air strikes", 31)),
     claim("shelling", ["i rus.mil The enemy", "t ukr.mil the positions of our troops"], [at("ukraine", None)], on("In the course of the day", "2023-11-28"), 3, count=("38 times", 38)))
para("Kupiansk direction: our defenders repelled 6 attacks in the areas of Synkivka and Petropavlivka of Kharkiv oblast.",
     claim("attack", ["t ukr.mil our defenders", "i rus.mil"], [at("synkivka", "Synkivka", relation="countryside"), at("petropavlivka", "Petropavlivka", relation="countryside")],
           on("In the course of the day", "2023-11-28"), count=("6 attacks", 6)),
     no=[("Kupiansk direction", "a sector's name", "claim")])
para("In the Avdiivka direction the adversary, supported by aviation, has not given up its attempts to encircle the town. Our soldiers hold the defence steadfastly: more than 20 attacks were beaten off east of Novobakhmutivka and south of Tonenke.",
     claim("attack", ["i rus.mil the adversary"], [at("avdiivka", "the town")], now("2023-11-28"), 0, modality="attempted", optional=True),
     claim("present", ["h ukr.mil Our soldiers"], [at("avdiivka", None)], now("2023-11-28"), "Our soldiers hold the defence steadfastly", modality="ongoing", optional=True),
     claim("attack", ["i rus.mil the adversary", "t ukr.mil Our soldiers"], [at("novobakhmutivka", "east of Novobakhmutivka", relation="east_of"), at("tonenke", "south of Tonenke", relation="south_of")],
           on("In the course of the day", "2023-11-28"), "Our soldiers hold the defence ~~ Tonenke", count=("more than 20 attacks", 20)))
para("In the Zaporizhzhia direction the enemy made two unsuccessful attempts to restore a lost position west of Robotyne. Over 25 settlements came under artillery fire, Malynivka and Orikhiv among them. Aircraft dropped guided bombs on Krynky in Kherson oblast.",
     claim("attack", ["i rus.mil the enemy"], [at("robotyne", "west of Robotyne", relation="west_of")], on("In the course of the day", "2023-11-28"), 0, count=("two unsuccessful attempts", 2), modality="attempted"),
     claim("shelling", [], [at("malynivka", "Malynivka"), at("orikhiv", "Orikhiv")], on("In the course of the day", "2023-11-28"), 1),
     claim("airstrike", ["i rus.mil Aircraft"], [at("krynky", "Krynky")], on("In the course of the day", "2023-11-28"), 2))
para("In the Volyn and Polissia directions there is no significant change. No signs of the formation of an offensive grouping were found.",
     no=[("No signs of the formation of an offensive grouping were found.", "nothing happened", "claim")])
para("According to updated information, the occupiers have brought a battalion from Skadovsk to Oleshky to make up for losses. In Melitopol they have turned a maternity ward into a military hospital.",
     claim("reinforced", ["h rus.mil the occupiers"], [at("skadovsk", "Skadovsk", "origin"), at("oleshky", "Oleshky", "destination")], PAST, 0),
     claim("present", ["h rus.mil they"], [at("melitopol", "Melitopol")], PAST, 1, modality="ongoing", optional=True))
para("During the day our aviation struck two areas where enemy personnel were concentrated. The missile forces hit an ammunition depot of the occupiers. Together to victory!",
     claim("airstrike", ["i ukr.mil our aviation", "t rus.mil enemy personnel"], [at("ukraine", None)], on("During the day", "2023-11-28"), 0),
     claim("shelling", ["i ukr.mil The missile forces", "t rus.mil the occupiers"], [at("ukraine", None)], on("During the day", "2023-11-28"), 1))

report(25, "road_from_madani", "2024-06-23T05:00:00+00:00", "On the road from Wad Madani, everyone asks the same question")
para("GEDAREF, Sudan — The tea seller has a map, drawn with charcoal on the back of a cement bag. It shows the towns in which she has sold tea in the past 14 months: Khartoum, Wad Madani, Sennar, Gedaref. Between them run arrows. “Each arrow is a night of walking,” said Nafisa Idris, who is 38 and has five children with her, two of them her own. “I keep it so that I know where not to go back to.”",
     no=[("Khartoum, Wad Madani, Sennar, Gedaref", "a woman's way", "claim")])
para("Sudan's war began in the capital, in April 2023, as a quarrel between two generals. It has since become the largest displacement in the world, a famine foretold and, in the word of one relief official, a footnote. About 10 million people have left their homes. Half a million of them, by the count of the local authorities, have come through this market town near the Ethiopian border, where cattle, sesame and rumours are traded.",
     no=[("near the Ethiopian border", "where a town is", "claim")])
para("For eight months Nafisa sold tea in Wad Madani, the green and easy-going capital of Al Jazirah state, which believed itself out of reach. Then came December. On Dec. 18 the Rapid Support Forces drove over the Hantoub bridge into the city, and the army's First Division, which was meant to defend it, withdrew southwards to Sennar almost without firing. Why it did so is the question that is put at every tea stall here. A committee set up by the high command has yet to publish an answer.",
     claim("territory_taken", ["i sdn.rsf the Rapid Support Forces"], [at("madani", "the city")], on("On Dec. 18", "2023-12-18", basis="absolute"), "On Dec. 18 ~~ into the city"),
     claim("withdrawn", ["h sdn.gov.mil the army's First Division"], [at("madani", "it", "origin", precision="near", radius_km=15), at("sennar", "Sennar", "destination")], on("On Dec. 18", "2023-12-18", basis="absolute"),
           "the army's First Division ~~ without firing"))
para("“We heard the tanks go past the wrong way,” she said. The looting began the same evening. Fighters on pickup trucks emptied the pharmacies first, then the flour mill, then the flat of the widow upstairs, who was 81 and had hidden her gold in a bag of lentils. They found it.",
     claim("destruction", ["i sdn.rsf Fighters on pickup trucks"], [at("madani", None)], on("the same evening", "2023-12-18"), "Fighters on pickup trucks ~~ lentils"))
para("The paramilitaries say that such acts are the work of “rogue elements”, some of whom they claim to have put on trial. Their spokesman did not reply to written questions. The army, for its part, has been charged by United Nations investigators with bombing markets, and by the mothers in the queue for water with arresting every young man who has come from the other side.",
     claim("accuse", ["s org.un United Nations investigators", "t sdn.gov.mil The army"], [], now("2024-06-23"), "The army, for its part ~~ bombing markets"),
     claim("airstrike", ["i sdn.gov.mil The army"], [], PAST, "The army, for its part ~~ bombing markets", by="org.un United Nations investigators", optional=True),
     claim("arrest", ["i sdn.gov.mil The army", "v civilians every young man"], [], NONE, "The army, for its part ~~ the other side", optional=True),
     no=[("Their spokesman did not reply to written questions", "nothing was said", "claim")])
para("The state has been cut in two ever since. In the villages of the Gezira scheme, once the largest irrigated farm on earth, the canals are dry because the men who opened the gates have fled. On June 5 fighters of the RSF stormed one of these villages, Wad an-Noura, with heavy guns; a local committee counted more than 100 dead and buried them in a row beside the football pitch. The RSF said it had attacked three camps of the army around the place. No army camp is known to have been there.",
     claim("attack", ["i sdn.rsf fighters of the RSF", "v civilians 100 dead"], [at("wad_noura", "Wad an-Noura")], on("On June 5", "2024-06-05", basis="absolute"), "On June 5 ~~ football pitch", by="civilians a local committee"),
     claim("attack", ["i sdn.rsf it", "t sdn.gov.mil three camps of the army"], [at("wad_noura", "around the place", relation="near", precision="near", radius_km=20)], on("On June 5", "2024-06-05", basis="absolute"), "The RSF said it had attacked ~~ around the place", by="sdn.rsf The RSF", optional=True),
     no=[("No army camp is known to have been there.", "what is not there", "claim")])
para("Now the front is moving again. Shells have been falling on Sennar from the Jebel Moya hills since Thursday, according to an engineer at the sugar factory who left with the last bus, and drones have twice tried to reach the power station at the dam. The army has brought two battalions from Kassala to the eastern bank of the Blue Nile, where soldiers are sinking barges that might serve as ferries.",
     claim("shelling", [], [at("sennar", "Sennar"), at("jebel_moya", "the Jebel Moya hills", "origin")], on("since Thursday", "2024-06-20", "2024-06-23", "range"), "Shells have been falling ~~ since Thursday", modality="ongoing", by="civilians an engineer"),
     claim("drone_strike", [], [at("sennar_dam", "the power station at the dam")], on("since Thursday", "2024-06-20", "2024-06-23", "range", accept=[[None, None]]), "drones have twice tried to reach the power station at the dam", modality="attempted", count=("twice", 2), by="civilians an engineer"),
     claim("reinforced", ["h sdn.gov.mil The army"], [at("kassala", "Kassala", "origin"), at("blue_nile_bank", "the eastern bank of the Blue Nile", "destination")], PAST, "The army has brought ~~ Blue Nile"))
para("Whether the hills fall, people here believe, will decide whether they have to draw another arrow. “If they take Sennar, they will be in Gedaref before the rains,” predicted a retired railwayman under a neem tree. A younger man contradicted him: the rains would stop everyone, as they always had. Neither has slept in a bed since the winter, and neither is wrong very often.",
     no=[("If they take Sennar, they will be in Gedaref before the rains", "what might be", "claim")])
para("Negotiations are not among the things that are discussed. In Jeddah, in May of last year, the two sides signed a paper in which they promised to spare civilians; it did not survive the month. A new round in Geneva has been proposed. The head of the army, on a visit to a barracks at Gedaref on Wednesday, swore in front of recruits not to sit down with “those who occupy our houses”.",
     claim("agreement", ["p sdn.gov.mil the two sides", "p sdn.rsf the two sides"], [at("jeddah", "In Jeddah")], on("in May of last year", "2023-05-01", "2023-05-31", "month"), "In Jeddah, in May ~~ civilians"),
     claim("pledge", ["s sdn.gov.mil the two sides", "s sdn.rsf the two sides"], [], on("in May of last year", "2023-05-01", "2023-05-31", "month"), "In Jeddah, in May ~~ civilians", optional=True),
     claim("pledge", ["s sdn.gov.mil The head of the army"], [at("gedaref", "a barracks at Gedaref", "venue")], on("on Wednesday", "2024-06-19"), 3))
para("Seen from the road, the war is mostly waiting. Lorries wait for fuel, the fuel waits for a permit, the permit waits for an officer who is at the front, or at prayer, or in Egypt. At the bridge of Doka a volunteer writes names on a wall: those who have passed on the left, those who are looked for on the right. Last month he ran out of wall on the right and went on in the shade, on the trunk of a baobab.")
para("There is work, of a kind. Since March the army has run a camp for volunteers on the airfield, and in the evening one can hear them shout. Some are students; one is a dentist. A recruiter with a megaphone promises boots, and 40 days' training, and revenge. The boys of the tea seller are 13 and 15. She has forbidden them to go near the airfield, and they go near it every day.",
     claim("present", ["h sdn.gov.mil the army"], [at("gedaref_airfield", "the airfield")], on("Since March", "2024-03-01", "2024-06-23", "range"), "Since March the army has run a camp for volunteers on the airfield", modality="ongoing"))
para("Before night she packs up the stove, counts the glasses and rolls up the cement bag. There is space left at its right-hand edge, for one more town, or two. To the east, she knows, there is Ethiopia, and on the far side of that a sea. She has never seen the sea. “I am told it cannot be walked,” said Nafisa. “That would be something: a place with no arrows.”")

report(26, "new_neighbours", "2024-12-29T06:00:00+02:00", "In the villages below Mount Hermon, an army that came to stay a while")
para("KHAN ARNABAH, Syria — The mayor was shaving when the loudspeaker told him to come outside. In front of his house stood three jeeps and an officer in his twenties who spoke the Arabic of the Galilee. He was polite. He asked how many weapons there were in the village and gave the mayor two hours to collect them. “I offered him coffee,” said Abu Yazan, who has held his office under four flags, counting the new one. “He said: next time.”")
para("On Dec. 8, within hours of the flight of Bashar al-Assad, Israeli tanks rolled through the fence on the Golan Heights into the buffer zone that United Nations soldiers have watched over since 1974. On the same day paratroopers took the old Syrian posts on the summit of Mount Hermon, from which one sees Damascus in one direction and, on a clear morning, Haifa in the other. They have been there since.",
     claim("territory_taken", ["i isr.mil Israeli tanks"], [at("buffer_zone", "the buffer zone")], on("On Dec. 8", "2024-12-08", basis="absolute"), 0),
     claim("territory_taken", ["i isr.mil paratroopers"], [at("hermon", "the summit of Mount Hermon")], on("On the same day", "2024-12-08"), "On the same day ~~ Mount Hermon"),
     claim("present", ["h isr.mil They"], [at("hermon", "there")], on("since", "2024-12-08", "2024-12-29", "range"), "They have been there since", modality="ongoing"),
     claim("present", ["h org.un United Nations soldiers"], [at("buffer_zone", "the buffer zone")], on("since 1974", "1974-01-01", "2024-12-29", "range", "absolute"),
           "the buffer zone that United Nations soldiers have watched over since 1974", modality="ongoing"),
     no=[("from which one sees Damascus in one direction and, on a clear morning, Haifa in the other", "a view", "place")])
para("Israel calls it a temporary measure. Its prime minister, who climbed the mountain in a helmet on Dec. 17, said soldiers would remain “until another arrangement is found that guarantees our security”. In the villages, people have heard about temporary measures. Half of them are the children of those who were driven off the heights in 1967 and who still keep the keys.",
     claim("pledge", ["s isr Its prime minister"], [at("hermon", "the mountain", "venue")], on("on Dec. 17", "2024-12-17", basis="absolute"), "Its prime minister ~~ security”"))
para("What the army does down here is a matter of noise and hours. Bulldozers work from eight to three. They have dug a trench along the road from Hader to Jubata al-Khashab and felled a eucalyptus wood. Near the Mantara dam a post has been set up, with cabins, a mast and a generator. It lies on the only large reservoir in the governorate, and the pump master must now show his face at a gate in order to open his own valve.",
     claim("base_established", ["h isr.mil the army"], [at("mantara_dam", "Near the Mantara dam", relation="near")], PAST, "Near the Mantara dam a post has been set up, with cabins, a mast and a generator"),
     claim("other", ["i isr.mil They"], [at("hader", "the road from Hader to Jubata al-Khashab", relation="between", lat=33.25, lon=35.83)], PAST, "They have dug a trench ~~ al-Khashab", optional=True))
para("Most days nothing happens. But on Wednesday a crowd marched on the post in Suwaysah, in the south of the governorate, to ask for the release of two shepherds. Soldiers fired at the legs of the marchers; five were wounded, a nurse at the clinic in Nawa said. The army, in a statement, spoke of warning shots and of a “threat” that had been “removed”. The shepherds were let go on Thursday near Kudna, without their sheep.",
     claim("protest", ["i civilians a crowd"], [at("suwaysah", "Suwaysah")], on("on Wednesday", "2024-12-25"), "on Wednesday a crowd marched ~~ two shepherds"),
     claim("present", ["h isr.mil the post"], [at("suwaysah", "Suwaysah")], on("on Wednesday", "2024-12-25"), "the post in Suwaysah", modality="ongoing"),
     claim("attack", ["i isr.mil Soldiers", "v civilians five"], [at("suwaysah", None)], on("on Wednesday", "2024-12-25"), "Soldiers fired at the legs of the marchers; five were wounded", by="civilians a nurse"))
para("The new rulers in Damascus have said little. Their troops, if one may call the young bearded men in new camouflage that, hold the crossroads at Khan Arnabah and the police station at Nawa, and they are careful not to drive further west. The man who leads them complained to a delegation of diplomats that Israel had run out of excuses. He added that Syria was too tired for another war, a sentence that everyone in the village can quote.",
     claim("controls", ["h syr.transition.mil Their troops"], [at("khan_arnabah", "the crossroads at Khan Arnabah"), at("nawa", "the police station at Nawa")], now("2024-12-29"), "Their troops ~~ at Nawa", modality="ongoing"),
     no=[("Damascus", "seat of rulers", "place")])
para("From the air it has been less quiet. In the first ten days after the old order fell Israel bombed some 500 targets up and down the country, among them the naval harbour of Latakia, where missile boats burned at the quay, and the depots at Tartus. The explosions in Tartus were so strong that they were registered as an earthquake. Air defences, whose crews had gone home, did not fire.",
     claim("airstrike", ["i isr Israel"], [at("latakia_harbour", "the naval harbour of Latakia"), at("tartus", "the depots at Tartus")], on("In the first ten days", "2024-12-08", "2024-12-18", "range", accept=[["2024-12-09", "2024-12-18"], ["2024-12-08", "2024-12-17"]]),
           "In the first ten days ~~ depots at Tartus", count=("some 500 targets", 500)))
para("For Israel the logic is old. It took the Golan in six days, lost a third of it for some days in October 1973 and annexed it in 1981, and no state but one has recognised that. “We have learnt that what is empty will be filled,” said a former intelligence officer in Tel Aviv, an amiable man who grows pomegranates. He could think of three kinds of people who might have come up to the fence in December. None of them was his army.",
     claim("territory_taken", ["i isr It"], [at("golan", "the Golan")], on(None, "1967-06-05", "1967-06-10", "days", accept=[[None, None], ["1967-01-01", "1967-12-31"]]), "It took the Golan in six days", optional=True),
     no=[("Tel Aviv", "where a man lives", "place")])
para("The blue helmets, some 1,100 of them from a dozen nations, watch it all through field glasses, as they have watched for half a century. Their orders are to report. “We are the best-informed people in the Middle East,” a captain sighed, “and the least useful.” On his desk lay a protest note about a tank that had parked on the line. He had numbered it 63.")
para("Then there are the old visitors. Until the spring, fighters of Hezbollah kept an observation post on Tal al-Hara, and a Russian military police unit drove past on Tuesdays; both have vanished. The Russians left their positions along the fence on the weekend before the end and drove in a long column to the coast. They forgot a dog, which the mayor's grandchildren have named Sergei.",
     claim("present", ["h hezbollah fighters of Hezbollah"], [at("tal_hara", "Tal al-Hara")], on("Until the spring", "2024-01-01", "2024-05-31", "season", accept=[["2024-03-01", "2024-05-31"], [None, None], ["2023-12-29", "2024-05-31"]]), "Until the spring, fighters of Hezbollah ~~ Tal al-Hara", modality="former"),
     claim("patrol", ["h rus.mil a Russian military police unit"], [at("tal_hara", None)], on("Until the spring", "2024-01-01", "2024-05-31", "season", accept=[[None, None]]), "a Russian military police unit drove past on Tuesdays", modality="former", optional=True),
     claim("withdrawn", ["h rus.mil The Russians"], [at("buffer_zone", "their positions along the fence", "origin"), at("syrian_coast", "the coast", "destination")],
           on("on the weekend before the end", "2024-11-30", "2024-12-01", "days", accept=[["2024-12-07", "2024-12-08"], ["2024-12-07", "2024-12-07"]]), "The Russians left ~~ the coast"))
para("By the stove in the village hall, men argue about what comes next. If a government in Damascus signs, the jeeps may go; if it does not, there will be a second fence, and then, because there always is, a nursery behind it. A teacher suggested sending the children to the officer with a football. Someone laughed. Nobody said no.",
     no=[("If a government in Damascus signs, the jeeps may go", "what might be", "claim")])
para("The officer has not come back for his coffee. The mayor handed over eleven rifles and, to make it look like more, a shotgun that was his father's. He has kept one thing from the Israelis, and for now he keeps it from everyone else as well: on the last page of the land register, in ink of 1966, is the name of the village in which his mother was born. It is four kilometres away. He can see it from the roof.")
