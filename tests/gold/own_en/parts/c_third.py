"""Reports 17-20."""

from build import NONE, PAST, at, claim, day, now, on, para, report

report(17, "river_between_armies", "2023-11-12T06:30:00+02:00", "A river between two armies")
para("KHERSON, Ukraine — Serhii counts. It is eleven steps from the kitchen to the cellar, four minutes from the first bang to the second, two loaves a week if the van comes. On Saturday the first shell of the day landed at 7:12, on the roof of the music school in the centre of Kherson. By noon the pensioner, who once taught mathematics there, had made 36 more strokes in his notebook.",
     claim("shelling", [], [at("kherson", "the music school in the centre of Kherson")], on("On Saturday", "2023-11-11"), "On Saturday the first shell ~~ centre of Kherson", by="civilians Serhii"))
para("A year ago this weekend Ukrainian soldiers walked into the city, to flowers and car horns. Three days before, the Russian army had given it up and crossed to the left bank of the Dnipro. People danced on the square for a week. Then, from across the water, the shelling began, and it has not stopped since.",
     claim("territory_taken", ["i ukr.mil Ukrainian soldiers"], [at("kherson", "the city")],
           on("A year ago this weekend", "2022-11-11", "2022-11-12", "days", accept=[["2022-11-11", "2022-11-11"], ["2022-11-12", "2022-11-12"], ["2022-11-12", "2022-11-13"], ["2022-11-11", "2022-11-13"]])),
     claim("withdrawn", ["h rus.mil the Russian army"], [at("kherson", "it", "origin"), at("left_bank", "the left bank of the Dnipro", "destination")],
           on("Three days before", "2022-11-08", accept=[["2022-11-08", "2022-11-09"], ["2022-11-09", "2022-11-09"]]), 1),
     claim("shelling", [], [at("kherson", None)], on(None, "2022-11-12", "2023-11-12", "range", accept=[["2022-11-11", "2023-11-12"], [None, None]]),
           "from across the water, the shelling began, and it has not stopped since", modality="ongoing", optional=True))
para("Of the 280,000 people who lived here before the war, some 60,000 remain. They are old, or poor, or stubborn, and often all three. They have learned which side of the street to walk on. The university has moved to Ivano-Frankivsk, the theatre plays in a bomb shelter, and the fish market, on good days, has carp.")
para("The governor's office keeps count too. Since the liberation, it says, Russian forces have fired on the Kherson region more than 37,000 times, and 397 civilians have lost their lives. Two of them died on Thursday, when a guided bomb hit a house in Beryslav.",
     claim("shelling", ["i rus.mil Russian forces", "v civilians 397 civilians"], [at("kherson_obl", "the Kherson region")],
           on("Since the liberation", "2022-11-11", "2023-11-12", "range", accept=[["2022-11-12", "2023-11-12"]]), 1, count=("more than 37,000 times", 37000), by="ukr The governor's office"),
     claim("airstrike", ["v civilians Two of them"], [at("beryslav", "Beryslav")], on("on Thursday", "2023-11-09"), 2))
para("“It is a strange front,” said a sergeant of the marines who gave only his call sign, Tooth. “There is a kilometre of water, and both sides are afraid of it.” His company takes turns on the far side. Since the middle of October Ukrainian marines have held a strip of gardens in the village of Krynky, 30 kilometres upstream, which they reach by boat and at night. On Friday two of the boats did not come back, he said: a drone had hit them within sight of the landing place at Prydniprovske.",
     claim("controls", ["h ukr.mil Ukrainian marines"], [at("krynky", "the village of Krynky")], on("Since the middle of October", "2023-10-11", "2023-11-12", "range", accept=[["2023-10-15", "2023-11-12"]]),
           "Since the middle of October ~~ Krynky", modality="ongoing"),
     claim("drone_strike", ["t ukr.mil two of the boats"], [at("prydniprovske", "within sight of the landing place at Prydniprovske", relation="near")],
           on("On Friday", "2023-11-10"), "On Friday two of the boats ~~ Prydniprovske", by="ukr.mil he"))
para("Kyiv says almost nothing about Krynky. Russian war bloggers declare it lost one day and dangerous the next. A Western diplomat, in a café far from here, drew the river on a napkin and then a large question mark on its southern bank. If the marines could bring over tanks, the road to Crimea would lie open, he said. If. “With what bridge?”",
     no=[("If the marines could bring over tanks, the road to Crimea would lie open", "what might be", "claim")])
para("The Russians, meanwhile, dig. Satellite pictures show three new lines of trenches between Oleshky and Skadovsk and a helicopter base under construction near Chaplynka. Two regiments of paratroopers left for the Zaporizhzhia front in August, according to Ukrainian military intelligence, and were replaced by conscripts, some of whom, to judge by their telephone calls home, did not know the river's name.",
     claim("present", ["h rus.mil The Russians"], [at("oleshky", "between Oleshky and Skadovsk", relation="between", lat=46.37, lon=32.8, radius_km=35)],
           now("2023-11-12"), ["Satellite pictures show ~~ Oleshky and Skadovsk"], modality="ongoing"),
     claim("base_established", ["h rus.mil The Russians"], [at("chaplynka", "near Chaplynka", relation="near")], now("2023-11-12"), 1, modality="ongoing"),
     claim("relocated", ["h rus.mil Two regiments of paratroopers"], [at("zap_front", "the Zaporizhzhia front", "destination")],
           on("in August", "2023-08-01", "2023-08-31", "month"), "Two regiments ~~ military intelligence", by="ukr.mil Ukrainian military intelligence"))
para("Behind those trenches live people who are counted by nobody. Oleksandra, 44, left Nova Kakhovka in the boot of a neighbour's Lada, through Crimea, Georgia and Romania, a loop of 4,000 kilometres to reach a flat which she can see, on clear days, from her old window. Her husband did not come. In July 2022 men in balaclavas took him from their home in Nova Kakhovka; the last letter reached her from a prison in Simferopol.",
     claim("abduction", ["i unknown men in balaclavas", "v civilians him"], [at("nova_kakhovka", "their home in Nova Kakhovka")], on("In July 2022", "2022-07-01", "2022-07-31", "month", "absolute"),
           "In July 2022 men ~~ Nova Kakhovka"),
     no=[("through Crimea, Georgia and Romania", "a private journey", "claim place")])
para("And then there was the water. On June 6, before dawn, an explosion tore open the Kakhovka dam, for which each side blames the other. The reservoir emptied over four days into streets on both banks. Serhii's notebook has a pencil line for it, at the height of the third shelf. In the mud that stayed behind, sappers still find mines that the flood carried down from the Russian lines, some of them inside refrigerators.",
     claim("explosion", [], [at("kakhovka_dam", "the Kakhovka dam")], on("On June 6", "2023-06-06", basis="absolute"), "On June 6, before dawn ~~ dam"))
para("History has often been written from this bank. Prince Potemkin is said to have lied about the villages along it; his bones were in the cathedral until October 2022, when the retreating occupiers took them along in a small black bag. Writers have compared the town to Odesa's quieter sister. No one compares it to anything now, a librarian said, except perhaps to Sarajevo, and she asked that her shelves not be described, so that they could not be found.",
     no=[("the retreating occupiers took them along in a small black bag", "bones are no hostage", "claim")])
para("The hospital on the hill has nailed boards over every window that faces the river. Its chief surgeon, a small woman who sleeps in her office and keeps a cactus there named after a general, says she has stopped asking patients what hit them. The wounds tell her: the clean round ones, the torn ones, the many little ones that come from the sky. In the corridor a boy with a bandaged hand was explaining to a younger boy, with the patience of an expert, which humming one may ignore and from which one has to run.")
para("In September, in an interview in Mykolaiv, the general who commands in the south promised that his men would be on the beaches of Crimea “in time for the next harvest”. Nobody in Kherson repeats the line. What they ask for is smaller: a mesh over Admiral Street, because drones have begun to chase buses there; glass; a dentist.",
     claim("pledge", ["s ukr.mil the general who commands in the south"], [at("mykolaiv", "Mykolaiv", "venue")], on("In September", "2023-09-01", "2023-09-30", "month"), 0),
     claim("drone_strike", [], [at("kherson", "Admiral Street")], NONE, "drones have begun to chase buses there", modality="ongoing", optional=True))
para("The van with the bread comes on Tuesdays, unless it comes under fire. Last week the driver had to turn around twice at the checkpoint by the cemetery, and the loaves went to the soldiers. Serhii was not angry. He has put down in his notebook what he will do on the first day without a stroke in it. He will not say what it is. “Numbers first,” said the old teacher, and began to count again.",
     claim("checkpoint", ["h ukr.mil"], [at("kherson", "the checkpoint by the cemetery")], on("Last week", "2023-10-30", "2023-11-05", "week", accept=[["2023-11-06", "2023-11-12"]]), 1, optional=True))

report(18, "mosul_notes", "2017-02-28T00:00:00+00:00")
para("Between 17 and 19 October 2016, Kurdish peshmerga drove IS out of nine villages east of Mosul. IS left 30 dead behind, according to the Kurdish security council.",
     claim("territory_taken", ["i irq.krg Kurdish peshmerga", "t isis IS"], [at("mosul", "east of Mosul", relation="east_of", radius_km=30)],
           on("Between 17 and 19 October 2016", "2016-10-17", "2016-10-19", "days", "absolute")))
para("On 21 October 2016, an IS suicide bomber drove a lorry laden with explosives into an Iraqi army column at the entrance to Bartella. At least 11 soldiers were killed.",
     claim("suicide_bombing", ["i isis an IS suicide bomber", "t irq.mil an Iraqi army column"], [at("bartella", "the entrance to Bartella", relation="outskirts")], day("On 21 October 2016"),
           show=["convoy irq.mil"]))
para("Coalition airstrike on an IS mortar position in the Intisar neighbourhood of Mosul, 24 October 2016. Unknown number of militants dead.",
     claim("airstrike", ["i coalition Coalition", "t isis an IS mortar position"], [at("mosul", "the Intisar neighbourhood of Mosul")], day("24 October 2016"), show=["present isis"]))
para("In late October 2016, some 1,500 fighters of the Hashd al-Shaabi were moved from Salah al-Din province to Ayn Nasir, south-west of Mosul, to prepare for the push on Tal Afar.",
     claim("relocated", ["h irq.pmf some 1,500 fighters of the Hashd al-Shaabi"], [at("salahaldin", "Salah al-Din province", "origin"), at("ayn_nasir", "Ayn Nasir", "destination")],
           on("In late October 2016", "2016-10-21", "2016-10-31", "part_of_month", "absolute"), "In late October 2016 ~~ south-west of Mosul"))
para("IS executed 40 residents of Mosul for “treason” on 8 November 2016, the UN human rights office reported.",
     claim("attack", ["i isis IS", "v civilians 40 residents"], [at("mosul", "Mosul")], day("on 8 November 2016"), by="org.un the UN human rights office"))
para("12 December 2016: clashes between federal police and IS in Albu Saif, near the airport of Mosul. 24 deaths, all on the side of IS.",
     claim("clash", ["i irq federal police", "t isis IS"], [at("albu_saif", "Albu Saif")], day("12 December 2016"), "12 December 2016: ~~ airport of Mosul"))
para("On 3 January 2017, seven civilians queueing for water were killed by IS mortar fire in Zuhur, a district of eastern Mosul from which IS had been expelled in November.",
     claim("shelling", ["i isis IS mortar fire", "v civilians seven civilians"], [at("mosul", "Zuhur")], day("On 3 January 2017")),
     claim("territory_taken", ["t isis IS"], [at("mosul", "Zuhur, a district of eastern Mosul")], on("in November", "2016-11-01", "2016-11-30", "month"), "Zuhur, a district ~~ in November", optional=True))
para("Since September 2016, a French artillery battery has been stationed at Qayyarah West airfield. On 10 January 2017 it came under fire from two rockets, which missed.",
     claim("present", ["h fra.mil a French artillery battery"], [at("qayyarah", "Qayyarah West airfield")], on("Since September 2016", "2016-09-01", "2017-02-28", "range", "absolute"), 0, modality="ongoing"),
     claim("shelling", ["t fra.mil it"], [at("qayyarah", None)], day("On 10 January 2017"), 1))
para("On 14 January 2017, Iraqi counter-terrorism forces reached the Tigris and raised the flag over the university of Mosul, which IS had used as a headquarters.",
     claim("territory_taken", ["i irq.mil Iraqi counter-terrorism forces"], [at("mosul_uni", "the university of Mosul")], day("On 14 January 2017")),
     claim("present", ["h isis IS"], [at("mosul_uni", "the university of Mosul")], PAST, "the university of Mosul, which IS had used as a headquarters", modality="former"))

report(19, "command_release", "2024-02-24T12:00:00-05:00", "Command forces conduct self-defense strikes in Yemen")
para("TAMPA, Fla. – Between 2:00 p.m. and 3:15 p.m. (Sanaa time) on Feb. 23, the command's forces conducted three self-defense strikes against two mobile anti-ship cruise missiles and a one-way attack drone that were prepared to launch from Houthi-controlled areas of Yemen toward the Red Sea.",
     claim("airstrike", ["i usa.mil the command's forces", "t yem.houthi Houthi-controlled"], [at("houthi_yemen", "Houthi-controlled areas of Yemen")],
           on("on Feb. 23", "2024-02-23", basis="absolute"), "Between 2:00 p.m. ~~ the Red Sea", count=("three self-defense strikes", 3), title="Command forces conduct self-defense strikes in Yemen"),
     claim("controls", ["h yem.houthi Houthi-controlled"], [at("houthi_yemen", "Houthi-controlled areas of Yemen")], now("2024-02-24"),
           "Houthi-controlled areas of Yemen", modality="ongoing", optional=True),
     no=[("TAMPA, Fla. –", "dateline", "claim place actor")])
para("Later that day, at approximately 9:40 p.m., Iranian-backed Houthi militants fired an anti-ship ballistic missile from Hodeidah province into the southern Red Sea. It struck the water near M/V Star Meridian, a Liberian-flagged bulk carrier. There was no damage, and the ship continued toward Aden.",
     claim("shelling", ["i yem.houthi Iranian-backed Houthi militants"], [at("red_sea_s", "the southern Red Sea"), at("hodeidah_gov", "Hodeidah province", "origin")],
           on("Later that day", "2024-02-23"), 0),
     no=[("the ship continued toward Aden", "a merchant ship", "claim"), ("Liberian", "a flag", "place actor"), ("Iranian", "backer, no party here", "place actor")])
para("In the early morning of Feb. 24, the destroyer USS Halvorsen shot down one unmanned aerial vehicle over the Bab al-Mandab strait.",
     claim("interception", ["i usa.mil the destroyer USS Halvorsen"], [at("bab_mandab", "the Bab al-Mandab strait")], on("of Feb. 24", "2024-02-24", basis="absolute"), "In the early morning ~~ strait"))
para("Separately, on Feb. 21, U.S. troops and partner forces of the Syrian Democratic Forces raided a compound in northeastern Syria and detained an ISIS official. No U.S. personnel were injured.",
     claim("raid", ["i usa.mil U.S. troops", "p syr.sdf the Syrian Democratic Forces"], [at("ne_syria_us", "northeastern Syria")], on("on Feb. 21", "2024-02-21", basis="absolute"), "on Feb. 21 ~~ ISIS official"),
     claim("arrest", ["i usa.mil U.S. troops", "p syr.sdf the Syrian Democratic Forces", "t isis an ISIS official"], [at("ne_syria_us", "northeastern Syria")],
           on("on Feb. 21", "2024-02-21", basis="absolute"), "on Feb. 21 ~~ ISIS official"))
para("These strikes protect freedom of navigation and make international waters safer. We will not hesitate to act again should the Houthis continue to threaten merchant vessels.",
     claim("threaten", ["s usa.mil We", "a yem.houthi the Houthis"], [], now("2024-02-24"), "We will not hesitate ~~ vessels", optional=True),
     no=[("These strikes protect freedom of navigation", "praise", "claim")])

report(20, "drone_near_erbil", "2024-01-31T19:00:00+03:00")
para("BAGHDAD (Northline) — Three American soldiers were slightly hurt when a drone slammed into their sleeping quarters at a base near Erbil's airport before dawn Tuesday, two U.S. officials said.",
     claim("drone_strike", ["v usa.mil Three American soldiers"], [at("erbil_base", "a base near Erbil's airport", relation="near")], on("before dawn Tuesday", "2024-01-30"),
           "Three American soldiers ~~ dawn Tuesday", by="usa two U.S. officials", show=["present usa.mil"]),
     no=[("BAGHDAD (Northline) —", "dateline", "claim place actor")])
para("The Islamic Resistance in Iraq, a name under which several Iran-backed militias operate, said it had sent the drone. Hours later U.S. warplanes bombed three facilities of the group, two in Jurf al-Sakhar, south of Baghdad, and one near Qaim on the Syrian border. A police official in Babil province said one militiaman was killed and two were missing.",
     claim("confirm", ["s irn.militias The Islamic Resistance in Iraq"], [], on("before dawn Tuesday", "2024-01-30", accept=[[None, None], ["2024-01-31", "2024-01-31"]]), 0),
     claim("airstrike", ["i usa.mil U.S. warplanes", "t irn.militias three facilities of the group"], [at("jurf_sakhar", "Jurf al-Sakhar"), at("qaim", "near Qaim", relation="near")],
           on("Hours later", "2024-01-30"), 1, show=["present irn.militias"]),
     no=[("Babil", "where an official serves", "place")])
para("Iraq's prime minister condemned the raid as “an assault on our sovereignty”. His office has accused Washington of dragging its feet over an end to the mission of the U.S.-led coalition, which was set up in 2014.",
     claim("condemn", ["s irq Iraq's prime minister"], [], now("2024-01-31"), 0),
     claim("accuse", ["s irq His office", "t usa Washington"], [], now("2024-01-31"), 1),
     no=[("Washington", "a capital that stands for a government", "place")])
para("The United States has roughly 2,500 troops in Iraq and 900 in Syria. Their bases have been attacked more than 150 times since mid-October, when the war in Gaza began to spill over, but until this week the damage was light.",
     claim("present", ["h usa.mil The United States"], [at("iraq", "Iraq")], now("2024-01-31"), "The United States has roughly 2,500 troops in Iraq", modality="ongoing"),
     claim("present", ["h usa.mil The United States"], [at("syria", "Syria")], now("2024-01-31"), 0, modality="ongoing"),
     claim("attack", ["t usa.mil Their bases"], [at("iraq", None), at("syria", None)], on("since mid-October", "2023-10-11", "2024-01-31", "range", accept=[["2023-10-15", "2024-01-31"], ["2023-10-20", "2024-01-31"]]),
           "Their bases have been attacked more than 150 times since mid-October", count=("more than 150 times", 150)))
para("One faction announced Wednesday that it would hold its fire “so as not to embarrass the government”. Another, Nujaba, vowed to go on until the last American soldier had left.",
     claim("pledge", ["s irn.militias One faction"], [], on("Wednesday", "2024-01-31"), 0),
     claim("threaten", ["s irn.militias Nujaba"], [], now("2024-01-31"), 1))
para("At Ain al-Asad, the biggest base in Anbar, air defense crews were being moved closer to the runway on Wednesday, an Iraqi officer there said. Local police set up extra checkpoints on the roads from Baghdadi and Hit.",
     claim("present", ["h usa.mil air defense crews"], [at("ain_asad", "Ain al-Asad")], on("on Wednesday", "2024-01-31"), 0, modality="ongoing", by="irq.mil an Iraqi officer", optional=True),
     claim("checkpoint", ["h irq Local police"], [at("baghdadi", "the roads from Baghdadi and Hit", relation="near", lat=33.75, lon=42.6, radius_km=25)],
           on("on Wednesday", "2024-01-31", accept=[[None, None]]), 1))
