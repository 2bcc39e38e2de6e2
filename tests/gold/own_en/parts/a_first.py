"""Reports 01-10."""

from build import NONE, at, claim, day, now, on, para, report

report(1, "idleb_notes", "2020-02-20T09:00:00+00:00")
para("On 3 February 2020, regime forces shelled with heavy artillery and multiple rocket launchers the town of Sarmin (Idleb). There were no reports of casualties.",
     claim("shelling", ["i syr.gov.mil regime forces"], [at("sarmin", "the town of Sarmin")], day("On 3 February 2020")))
para("On 3 February 2020, Russian warplanes carried out four airstrikes on the outskirts of Kafr Nabl and on Balyun village, south of Idleb. Two civilians were killed in Balyun and an unspecified number wounded.",
     claim("airstrike", ["i rus.mil Russian warplanes", "v civilians Two civilians"],
           [at("kafr_nabl", "the outskirts of Kafr Nabl", relation="outskirts"), at("balyun", "Balyun village")],
           day("On 3 February 2020"), [0, 1], count=("four airstrikes", 4)),
     no=[("Russian", "demonym", "place")])
para("On 4 February 2020, clashes took place between HTS and allied opposition fighters on one side and regime forces on the other along the An Nayrab axis, with mutual shelling. Six fighters from both sides were reportedly killed. Regime forces took control of the village by nightfall.",
     claim("clash", ["i syr.hts HTS", "i syr.opposition allied opposition fighters", "t syr.gov.mil regime forces"],
           [at("nayrab", "along the An Nayrab axis", relation="near")], day("On 4 February 2020")),
     claim("shelling", [], [at("nayrab", "along the An Nayrab axis", relation="near")], day("On 4 February 2020"), optional=True),
     claim("territory_taken", ["i syr.gov.mil Regime forces"], [at("nayrab", "the village")], day("On 4 February 2020"), 2))
para("Around 5 February 2020 (as reported), Turkish forces established a new observation point at the grain silos south of Saraqib and sent some 40 vehicles to it through the Kafr Lusin crossing.",
     claim("base_established", ["h tur.mil Turkish forces"], [at("saraqib", "the grain silos south of Saraqib", relation="south_of")],
           day("Around 5 February 2020"), "Around 5 February ~~ south of Saraqib"),
     claim("convoy", ["h tur.mil Turkish forces"],
           [at("saraqib", "the grain silos south of Saraqib", "destination", "south_of"), at("kafr_lusin", "the Kafr Lusin crossing", "via")],
           day("Around 5 February 2020")))
para("On 6 February 2020, a remotely detonated IED planted by unknown assailants went off under the car of a commander of the National Liberation Front in the centre of Atarib, wounding him and his driver.",
     claim("ied", ["i unknown unknown assailants", "t syr.opposition a commander of the National Liberation Front"],
           [at("atarib", "the centre of Atarib")], day("On 6 February 2020")))
para("On 7 February 2020, an unidentified drone hit a house in Kansafra. No further information.",
     claim("drone_strike", ["i unknown an unidentified drone"], [at("kansafra", "Kansafra")], day("On 7 February 2020")))
para("Between 8 and 9 February 2020, regime forces and Iran-backed militias advanced along the M5 highway and captured the village of Khan Tuman in western rural Aleppo, following heavy fighting with rebels.",
     claim("territory_taken", ["i syr.gov.mil regime forces", "i irn.militias Iran-backed militias"], [at("khan_tuman", "the village of Khan Tuman")],
           on("Between 8 and 9 February 2020", "2020-02-08", "2020-02-09", "days", "absolute")),
     claim("clash", ["i syr.gov.mil regime forces", "i irn.militias Iran-backed militias", "t syr.opposition rebels"],
           [at("khan_tuman", "the village of Khan Tuman")], on("Between 8 and 9 February 2020", "2020-02-08", "2020-02-09", "days", "absolute")))
para("On 10 February 2020, regime forces fired a guided missile at a vehicle of the rebels near Maarrat al Atarib. The vehicle was destroyed but the crew had left it.",
     claim("shelling", ["i syr.gov.mil regime forces", "t syr.opposition a vehicle of the rebels"],
           [at("maarrat_atarib", "near Maarrat al Atarib", relation="near")], day("On 10 February 2020")))

report(2, "donetsk_notes", "2023-06-20T12:00:00+00:00")
para("On 5 June 2023, Russian forces shelled Avdiivka, Donetsk region. Two residents were injured.",
     claim("shelling", ["i rus.mil Russian forces", "v civilians Two residents"], [at("avdiivka", "Avdiivka")], day("On 5 June 2023"), [0, 1]))
para("On 5 June 2023, Ukrainian forces repelled Russian assaults near Marinka and Novomykhailivka, Donetsk region. Both sides sustained losses, the number of which is unknown.",
     claim("attack", ["i rus.mil Russian", "t ukr.mil Ukrainian forces"],
           [at("marinka", "near Marinka", relation="near"), at("novomykhailivka", "Novomykhailivka", relation="near")], day("On 5 June 2023")))
para("On the night of 6-7 June 2023, a Russian Shahed drone struck an agricultural enterprise in Kramatorsk. A watchman was killed.",
     claim("drone_strike", ["i rus.mil a Russian Shahed drone", "v civilians A watchman"], [at("kramatorsk", "Kramatorsk")],
           on("On the night of 6-7 June 2023", "2023-06-06", "2023-06-07", "days", "absolute"), [0, 1]))
para("On 8 June 2023, Ukrainian forces hit an ammunition depot of Russian forces in the city of Makiivka, reportedly with HIMARS rockets. The blast set off a large fire.",
     claim("shelling", ["i ukr.mil Ukrainian forces", "t rus.mil Russian forces"], [at("makiivka", "the city of Makiivka")], day("On 8 June 2023")),
     claim("present", ["h rus.mil Russian forces"], [at("makiivka", "the city of Makiivka")], day("On 8 June 2023"), modality="ongoing", optional=True))
para("Around 9 June 2023 (as reported), Russian forces moved personnel and about 20 trucks from Mariupol to Berdiansk, according to the Ukrainian general staff.",
     claim("relocated", ["h rus.mil Russian forces"], [at("mariupol", "Mariupol", "origin"), at("berdiansk", "Berdiansk", "destination")],
           day("Around 9 June 2023"), by="ukr.mil the Ukrainian general staff"))
para("On 10 June 2023, Ukrainian forces regained the village of Blahodatne, Donetsk region, from Russian forces and hoisted a flag over the local club.",
     claim("territory_taken", ["i ukr.mil Ukrainian forces", "t rus.mil Russian forces"], [at("blahodatne", "the village of Blahodatne")], day("On 10 June 2023")))
para("On 11 June 2023, Russian aircraft dropped two guided bombs on Orikhiv, Zaporizhia region, wounding a woman.",
     claim("airstrike", ["i rus.mil Russian aircraft", "v civilians a woman"], [at("orikhiv", "Orikhiv")], day("On 11 June 2023")))
para("On 12 June 2023, a landmine exploded under a tractor in a field outside Velyka Oleksandrivka, Kherson region. The driver, 47, died in hospital.",
     claim("ied", ["v civilians The driver"], [at("v_oleksandrivka", "outside Velyka Oleksandrivka", relation="outskirts")], day("On 12 June 2023"), [0, 1]))
para("On 13 June 2023, an official of the Russian-installed administration was killed when a bomb attached to his car blew up in Melitopol. Ukrainian partisans claimed responsibility.",
     claim("ied", ["v rus an official of the Russian-installed administration"], [at("melitopol", "Melitopol")], day("On 13 June 2023")),
     claim("confirm", ["s ukr Ukrainian partisans"], [], on("On 13 June 2023", "2023-06-13", basis="absolute", accept=[[None, None]]), 1))

report(3, "daraa_offensive", "2018-07-05T17:20:00+03:00", "Syrian army presses on towards Jordan border as talks falter")
para("AMMAN, July 5 (Northline) - Syrian government forces backed by Russian air power pushed deeper into rebel territory near the Jordanian border on Thursday, hours after talks between Russian officers and insurgents broke down, rebels and a war monitor said.",
     claim("attack", ["i syr.gov.mil Syrian government forces"], [at("jordan_border", "near the Jordanian border", relation="near")],
           on("on Thursday", "2018-07-05"), "Syrian government forces ~~ on Thursday", by="syr.opposition rebels",
           title="Syrian army presses on towards Jordan border"),
     no=[("AMMAN, July 5 (Northline) -", "dateline", "claim place actor")])
para("Barrel bombs fell on Tafas and the farmland around it before dawn, and jets carried out some 40 raids on the eastern edge of Daraa city, where fighters still hold the old quarter, the monitor said.",
     claim("airstrike", [], [at("tafas", "Tafas")], on("before dawn", "2018-07-05", accept=[[None, None]]), "Barrel bombs fell on Tafas ~~ before dawn",
           by="org.source the monitor"),
     claim("airstrike", [], [at("daraa", "the eastern edge of Daraa city", relation="outskirts")],
           on("on Thursday", "2018-07-05", accept=[[None, None]]), "jets carried out ~~ Daraa city", count=("some 40 raids", 40), by="org.source the monitor"),
     claim("controls", ["h syr.opposition fighters"], [at("daraa", "the old quarter")], now("2018-07-05"),
           "Daraa city, where fighters still hold the old quarter", modality="ongoing"))
para("A day earlier the army had seized Saida, a town of 15,000 people some 10 km east of Daraa. “They came at us from three sides,” said a resident who gave his name as Abu Omran and who fled to the frontier fence with five children.",
     claim("territory_taken", ["i syr.gov.mil the army"], [at("saida_daraa", "Saida")], on("A day earlier", "2018-07-04"), "A day earlier ~~ east of Daraa"))
para("Jordan, which has taken in more than 650,000 Syrians since 2011, says its frontier will stay shut. Its army has sent extra units to the border in the last few days, a security source said.",
     claim("reinforced", ["h jor.mil Its army"], [at("jordan_border", "the border", "destination")],
           on("in the last few days", "2018-07-01", "2018-07-05", "range", accept=[["2018-06-28", "2018-07-05"], ["2018-07-02", "2018-07-05"], ["2018-06-30", "2018-07-05"]]),
           "Its army has sent ~~ last few days", by="org.source a security source"))
para("Moscow has denied that its planes hit a hospital in Jasim last week.",
     claim("deny", ["s rus Moscow"], [], now("2018-07-05")),
     claim("airstrike", ["i rus.mil its planes"], [at("jasim", "Jasim")], on("last week", "2018-06-25", "2018-07-01", "week"), modality="denied"),
     no=[("Moscow", "a capital that speaks", "place")])
para("The rebels said they would give up their heavy weapons only if the army pulled back to the lines of mid-June and only police, not soldiers, came to their towns.",
     claim("demand", ["s syr.opposition The rebels", "a syr.gov.mil the army"], [], now("2018-07-05")),
     claim("withdrawn", ["h syr.gov.mil the army"], [], NONE, modality="demanded", optional=True))
para("The southwest had been covered by a de-escalation deal that Washington, Moscow and Amman brokered a year ago. Government forces tore it up on June 19, when they opened the offensive with rocket fire on Busra al-Harir.",
     claim("agreement", ["p usa Washington", "p rus Moscow"], [at("sw_syria", "The southwest")],
           on("a year ago", "2017-07-05", accept=[["2017-07-01", "2017-07-31"], ["2017-01-01", "2017-12-31"]])),
     claim("shelling", ["i syr.gov.mil Government forces"], [at("busra_harir", "Busra al-Harir")], on("on June 19", "2018-06-19", basis="absolute"), 1),
     no=[("Washington, Moscow and Amman", "capitals that stand for governments", "place")])
para("Daraa is where the uprising against President Bashar al-Assad began in 2011, after boys who had sprayed a slogan on a school wall were arrested.",
     claim("arrest", ["v civilians boys"], [at("daraa", "Daraa")], on("in 2011", "2011-01-01", "2011-12-31", "year", "absolute"), optional=True))

report(4, "iraq_notes", "2020-06-30T00:00:00+00:00")
para("On 2 May 2020, IS fighters attacked an outpost of the Popular Mobilization Forces in the Mukaishifa area, south of Tikrit, Salah al-Din province, killing nine of its men (source: the army's media cell).",
     claim("attack", ["i isis IS fighters", "t irq.pmf an outpost of the Popular Mobilization Forces"], [at("mukaishifa", "the Mukaishifa area", precision="area", radius_km=20)],
           day("On 2 May 2020"), "On 2 May 2020 ~~ nine of its men", by="irq.mil the army's media cell", show=["present irq.pmf"]))
para("On 5 May 2020, two Katyusha rockets landed near the military side of Baghdad airport. No one was hurt and no group claimed the attack.",
     claim("shelling", [], [at("baghdad_airport", "near the military side of Baghdad airport", relation="near")], day("On 5 May 2020")))
para("A Turkish drone killed three PKK members in the Bradost area, Soran district, Erbil governorate, on 9 May 2020.",
     claim("drone_strike", ["i tur.mil A Turkish drone", "v pkk three PKK members"], [at("bradost", "the Bradost area")], day("on 9 May 2020")))
para("Early May 2020: A mukhtar and his son were shot dead by presumed IS gunmen at their home in a village outside Khanaqin, Diyala.",
     claim("assassination", ["i isis presumed IS gunmen", "v civilians A mukhtar and his son"], [at("khanaqin", "a village outside Khanaqin", relation="outskirts")],
           on("Early May 2020", "2020-05-01", "2020-05-10", "part_of_month", "absolute")))
para("On 17 May 2020, Iraqi army aviation bombed a cave in the Hamrin mountains that was said to shelter six IS members. All of them died.",
     claim("airstrike", ["i irq.mil Iraqi army aviation", "t isis six IS members"], [at("hamrin", "the Hamrin mountains")], day("On 17 May 2020")))
para("On 20 May 2020, the Peshmerga and the Iraqi army began joint patrols in the area between Kifri and Tuz Khurmatu.",
     claim("joint_patrol", ["h irq.krg the Peshmerga", "p irq.mil the Iraqi army"],
           [at("kifri", "the area between Kifri and Tuz Khurmatu", relation="between", lat=34.79, lon=44.8, radius_km=25)], day("On 20 May 2020")))
para("On 21 May 2020, IS members kidnapped two shepherds close to the Qara Tapa - Jalawla road and asked their families for money.",
     claim("abduction", ["i isis IS members", "v civilians two shepherds"],
           [at("qara_tapa", "close to the Qara Tapa - Jalawla road", relation="between", lat=34.35, lon=45.07, radius_km=20)], day("On 21 May 2020")))
para("On 23 May 2020, in Baqubah, a roadside bomb went off as a convoy of contractors carrying supplies for the US-led coalition drove past. One lorry was damaged.",
     claim("ied", ["t coalition a convoy of contractors carrying supplies for the US-led coalition"], [at("baqubah", "Baqubah")],
           day("On 23 May 2020"), show=["convoy coalition"]))
para("On 31 May 2020, the coalition handed its buildings at the Besmaya range over to the Iraqi army and moved its instructors to Ain al-Asad.",
     claim("base_handed_over", ["h coalition the coalition", "p irq.mil the Iraqi army"], [at("besmaya", "the Besmaya range")], day("On 31 May 2020")),
     claim("relocated", ["h coalition the coalition"], [at("besmaya", "the Besmaya range", "origin"), at("ain_asad", "Ain al-Asad", "destination")],
           day("On 31 May 2020")))

report(5, "observatory_mayadeen", "2021-08-19T19:00:00+03:00", "Iran-backed militias bring new reinforcements into Al-Mayadeen desert, and Russian jets return to skies of Badia")
para("Deir Ezzor province: Sources of the Syrian Observatory report that a convoy of nearly 15 vehicles of Iranian-backed militias crossed last night from Iraq through an unofficial passage near Al-Bokamal, and headed for the ancient castle of Al-Rahba in Al-Mayadeen desert, where the militias have turned tunnels into stores for weapons.",
     claim("convoy", ["h irn.militias Iranian-backed militias"],
           [at("iraq", "Iraq", "origin"), at("albukamal", "an unofficial passage near Al-Bokamal", "via", "near"), at("rahba", "the ancient castle of Al-Rahba", "destination")],
           on("last night", "2021-08-18", accept=[["2021-08-18", "2021-08-19"]]), "a convoy of nearly 15 ~~ Al-Mayadeen desert",
           by="org.sohr the Syrian Observatory", title="Iran-backed militias bring new reinforcements into Al-Mayadeen desert"),
     claim("present", ["h irn.militias the militias"], [at("rahba", "the ancient castle of Al-Rahba")], now("2021-08-19"),
           "the ancient castle of Al-Rahba ~~ stores for weapons", modality="ongoing", by="org.sohr the Syrian Observatory"))
para("In the Badia, Russian fighters have launched more than 25 airstrikes over the past 24 hours on hideouts of ISIS cells in the triangle between Aleppo, Hama and Raqqa. There is no information about casualties so far.",
     claim("airstrike", ["i rus.mil Russian fighters", "t isis hideouts of ISIS cells"], [at("badia_triangle", "the triangle between Aleppo, Hama and Raqqa")],
           on("over the past 24 hours", "2021-08-18", "2021-08-19", "days"), count=("more than 25 airstrikes", 25), title="Russian jets return to skies of Badia"),
     no=[("There is no information about casualties so far.", "nothing happened", "claim")])
para("On Tuesday evening, a group of regime soldiers was ambushed on the Athriya-Khanasser road; three of them were killed. This brings to 41 the number of regime troops killed by ISIS in the desert since the beginning of August.",
     claim("attack", ["t syr.gov.mil a group of regime soldiers"],
           [at("ithriya", "the Athriya-Khanasser road", relation="between", lat=35.6, lon=37.63, radius_km=25)], on("On Tuesday evening", "2021-08-17")),
     claim("attack", ["i isis ISIS", "v syr.gov.mil regime troops"], [at("badia", "the desert")],
           on("since the beginning of August", "2021-08-01", "2021-08-19"), 1, optional=True))
para("In Al-Hasakah, Turkish forces and their proxies fired over 30 shells this morning on Abu Rasin town and the village of Al-Asadiyah. The SDF-affiliated Tel Tamer council answered with mortar fire on a post of the factions in Bab Al-Khair.",
     claim("shelling", ["i tur.mil Turkish forces", "i syr.sna their proxies"], [at("abu_rasin", "Abu Rasin town"), at("asadiyah", "the village of Al-Asadiyah")],
           on("this morning", "2021-08-19")),
     claim("shelling", ["i syr.sdf The SDF-affiliated Tel Tamer council", "t syr.sna a post of the factions"], [at("bab_khair", "Bab Al-Khair")],
           on("this morning", "2021-08-19", accept=[[None, None]]), 1, show=["present syr.sna"]),
     no=[("Tel Tamer council", "part of a force's name", "place")])
para("A US helicopter was seen flying at low altitude over Al-Shuhail yesterday while SDF patrols spread out at the entrances to the town and two persons were arrested there for smuggling fuel.",
     claim("overflight", ["i usa.mil A US helicopter"], [at("shuhayl", "Al-Shuhail")], on("yesterday", "2021-08-18"), "A US helicopter ~~ yesterday"),
     claim("patrol", ["h syr.sdf SDF patrols"], [at("shuhayl", "the entrances to the town", relation="outskirts")], on("yesterday", "2021-08-18"),
           "SDF patrols spread out at the entrances to the town"),
     claim("arrest", ["v civilians two persons"], [at("shuhayl", "there")], on("yesterday", "2021-08-18"), "two persons were arrested ~~ smuggling fuel"))
para("SOHR recalls that on August 11 it monitored the withdrawal of a Fatimiyoun detachment from the Ayyash depots, west of Deir Ezzor, to the city of Palmyra. It renews its call on the international community to disclose the fate of the thousands who were abducted by ISIS.",
     claim("withdrawn", ["h irn.militias a Fatimiyoun detachment"], [at("ayyash", "the Ayyash depots", "origin"), at("palmyra", "the city of Palmyra", "destination")],
           on("on August 11", "2021-08-11", basis="absolute"), by="org.sohr SOHR"),
     claim("demand", ["s org.sohr It"], [], now("2021-08-19"), 1),
     claim("abduction", ["i isis ISIS", "v civilians the thousands"], [], NONE, "the thousands ~~ by ISIS", optional=True))

report(6, "pervomaiske", "2024-04-14T15:40:00+03:00", "Russia claims village as Kyiv warns of push on Chasiv Yar")
para("KYIV, April 14 (Continental Press) - Russia said on Sunday its troops had captured a small village west of Avdiivka, while Ukraine's top commander warned that the situation in the east had worsened sharply.",
     claim("territory_taken", ["i rus.mil its troops"], [at("avdiivka", "a small village west of Avdiivka", relation="west_of", radius_km=15)],
           on("on Sunday", "2024-04-14", accept=[[None, None]]), "Russia said ~~ west of Avdiivka", by="rus Russia",
           also=["Russian soldiers raised their flag over its ruins"], title="Russia claims village"),
     no=[("KYIV, April 14 (Continental Press) -", "dateline", "claim place actor")])
para("The village, Pervomaiske, had about 2,000 inhabitants before the war. Russian soldiers raised their flag over its ruins, the defence ministry in Moscow said, without giving a date.",
     no=[("Moscow", "seat of a ministry", "place")])
para("The commander wrote on Telegram that Moscow wanted Chasiv Yar taken by May 9, when Russia marks the Soviet victory over Nazi Germany. Assault groups were trying to break into the town's eastern quarter, and glide bombs were falling on it around the clock, he said.",
     claim("territory_taken", ["i rus Moscow"], [at("chasiv_yar", "Chasiv Yar")], on("by May 9", "2024-04-14", "2024-05-09", "range", "absolute", accept=[["2024-05-09", "2024-05-09"]]),
           "Moscow wanted Chasiv Yar taken by May 9", modality="planned", optional=True, by="ukr.mil The commander"),
     claim("attack", ["i rus.mil Assault groups"], [at("chasiv_yar", "the town's eastern quarter")], now("2024-04-14"),
           "Assault groups ~~ eastern quarter", modality="ongoing", by="ukr.mil he"),
     claim("airstrike", [], [at("chasiv_yar", "it")], now("2024-04-14"), "glide bombs were falling on it around the clock", modality="ongoing", by="ukr.mil he"),
     no=[("Nazi Germany", "history", "place actor")])
para("Overnight, Ukrainian air defences downed 10 Shahed drones over the Kharkiv region, the air force said. Debris damaged a power line near Izium, but nobody was hurt.",
     claim("interception", ["i ukr.mil Ukrainian air defences"], [at("kharkiv_obl", "the Kharkiv region")],
           on("Overnight", "2024-04-14", accept=[["2024-04-13", "2024-04-14"], ["2024-04-13", "2024-04-13"]]), by="ukr.mil the air force"),
     claim("destruction", [], [at("izium", "near Izium", relation="near")], on("Overnight", "2024-04-14", accept=[["2024-04-13", "2024-04-14"], ["2024-04-13", "2024-04-13"]]),
           "Debris damaged a power line near Izium", optional=True))
para("In Russia's Belgorod region, a woman and a girl were killed when shells fired from across the border hit a house in the town of Grayvoron on Saturday evening, the governor said.",
     claim("shelling", ["v civilians a woman and a girl"], [at("grayvoron", "the town of Grayvoron")], on("on Saturday evening", "2024-04-13"), by="rus the governor"))
para("Kyiv has pleaded for weeks for more Patriot batteries. Russia has held parts of the Donetsk region since 2014 and now occupies almost a fifth of Ukraine.",
     claim("demand", ["s ukr Kyiv"], [], on("for weeks", "2024-03-17", "2024-04-14", "range", accept=[[None, None], ["2024-04-14", "2024-04-14"]])),
     claim("controls", ["h rus Russia"], [at("donetsk_obl", "parts of the Donetsk region")], on("since 2014", "2014-01-01", "2024-04-14", "range", "absolute"),
           "Russia has held ~~ since 2014", modality="ongoing"),
     claim("controls", ["h rus Russia"], [at("ukraine", "Ukraine")], now("2024-04-14"), 1, modality="ongoing"))

report(7, "yemen_notes", "2021-10-31T08:00:00+00:00")
para("On 4 October 2021, Houthi forces and pro-Hadi forces clashed in the Al Jubah district of Marib governorate. Thirteen fighters were killed on both sides.",
     claim("clash", ["i yem.houthi Houthi forces", "t yem.gov.mil pro-Hadi forces"], [at("jubah", "the Al Jubah district")], day("On 4 October 2021")))
para("On 4 October 2021, warplanes of the Saudi-led Coalition carried out 22 airstrikes against Houthi positions in Sirwah, Marib, according to the Houthi-affiliated channel.",
     claim("airstrike", ["i sau.mil the Saudi-led Coalition", "t yem.houthi Houthi positions"], [at("sirwah", "Sirwah")], day("On 4 October 2021"),
           count=("22 airstrikes", 22), by="yem.houthi the Houthi-affiliated channel", show=["present yem.houthi"]))
para("On 6 October 2021, a ballistic missile fired by Houthi forces landed in the Rawdah neighbourhood of Marib city, killing two children and injuring more than 30 people.",
     claim("shelling", ["i yem.houthi Houthi forces", "v civilians two children"], [at("marib", "the Rawdah neighbourhood of Marib city")], day("On 6 October 2021")))
para("On 8 October 2021, an unidentified gunman on a motorbike opened fire on a Security Belt (STC) checkpoint in Dar Sad, Aden. A soldier was wounded.",
     claim("attack", ["i unknown an unidentified gunman", "t yem.stc a Security Belt (STC) checkpoint"], [at("dar_sad", "Dar Sad")], day("On 8 October 2021"),
           show=["checkpoint yem.stc"]))
para("Around 10 October 2021 (as reported), three battalions of the pro-government Giants Brigades were redeployed from Al Khawkhah on the west coast to Shabwah.",
     claim("relocated", ["h yem.gov.mil the pro-government Giants Brigades"], [at("khawkhah", "Al Khawkhah", "origin"), at("shabwah", "Shabwah", "destination")],
           day("Around 10 October 2021")))
para("On 13 October 2021, Coalition troops pulled out of the Al Alam camp in Shabwah and turned it over to government forces.",
     claim("withdrawn", ["h sau.mil Coalition troops"], [at("alam_camp", "the Al Alam camp", "origin")], day("On 13 October 2021")),
     claim("base_handed_over", ["h sau.mil Coalition troops", "p yem.gov.mil government forces"], [at("alam_camp", "the Al Alam camp")], day("On 13 October 2021")))
para("A landmine laid by Houthi forces exploded on 17 October 2021 under a pickup in Ad Durayhimi district (Al Hudaydah). A farmer and his wife were killed.",
     claim("ied", ["i yem.houthi Houthi forces", "v civilians A farmer and his wife"], [at("durayhimi", "Ad Durayhimi district")], day("on 17 October 2021"), [0, 1]))
para("On 20 October 2021, Houthi forces took control of several villages in the south of Al Abdiyah district, Marib, after a siege of almost a month.",
     claim("territory_taken", ["i yem.houthi Houthi forces"], [at("abdiyah", "the south of Al Abdiyah district")], day("On 20 October 2021")))

report(8, "sudan_notes", "2024-02-10T10:00:00+00:00")
para("On 5 January 2024, Rapid Support Forces (RSF) and Sudanese Armed Forces (SAF) clashed with heavy weapons around the Signal Corps base in Khartoum North. Fatalities unknown.",
     claim("clash", ["i sdn.rsf Rapid Support Forces", "t sdn.gov.mil Sudanese Armed Forces"], [at("signal_corps", "around the Signal Corps base", relation="near")], day("On 5 January 2024")))
para("On 7 January 2024, SAF warplanes dropped barrel bombs on Nyala airport and on the Al Jabal neighbourhood (South Darfur). At least 23 civilians were killed.",
     claim("airstrike", ["i sdn.gov.mil SAF warplanes", "v civilians 23 civilians"], [at("nyala_airport", "Nyala airport"), at("nyala", "the Al Jabal neighbourhood")],
           day("On 7 January 2024"), [0, 1]))
para("Between 8 and 10 January 2024, RSF fighters looted the village of At Takina in Al Jazirah state and made off with cars and grain.",
     claim("destruction", ["i sdn.rsf RSF fighters"], [at("takina", "the village of At Takina")], on("Between 8 and 10 January 2024", "2024-01-08", "2024-01-10", "days", "absolute")))
para("On 12 January 2024, RSF took over the town of Al Qutaynah, White Nile, without a fight after SAF soldiers had pulled out towards Rabak.",
     claim("territory_taken", ["i sdn.rsf RSF"], [at("qutaynah", "the town of Al Qutaynah")], day("On 12 January 2024")),
     claim("withdrawn", ["h sdn.gov.mil SAF soldiers"], [at("qutaynah", "the town of Al Qutaynah", "origin"), at("rabak", "Rabak", "destination")], day("On 12 January 2024")))
para("On 15 January 2024, members of an unidentified armed group on camels attacked a column of traders' lorries on the road between El Fasher and Mellit, North Darfur. Two drivers were wounded.",
     claim("attack", ["i unknown members of an unidentified armed group", "v civilians Two drivers"],
           [at("fasher", "the road between El Fasher and Mellit", relation="between", lat=13.87, lon=25.45, radius_km=30)], day("On 15 January 2024"), [0, 1]))
para("On 18 January 2024, RSF shelled the Al Mawrada quarter of Omdurman from its positions on Tuti island. Three people of one family died.",
     claim("shelling", ["i sdn.rsf RSF", "v civilians Three people of one family"], [at("omdurman", "the Al Mawrada quarter of Omdurman")], day("On 18 January 2024"), [0, 1]),
     claim("present", ["h sdn.rsf its"], [at("tuti", "Tuti island")], day("On 18 January 2024"), modality="ongoing"))
para("On 20 January 2024, two volunteers of an emergency room were detained by military intelligence at a checkpoint at the entrance to Sennar.",
     claim("arrest", ["i sdn.gov.mil military intelligence", "v civilians two volunteers"], [at("sennar", "the entrance to Sennar", relation="outskirts")],
           day("On 20 January 2024"), show=["checkpoint sdn.gov.mil"]))
para("On 26 January 2024, SAF reinforcements, among them some 150 vehicles, arrived in Al Managil from Gedaref.",
     claim("reinforced", ["h sdn.gov.mil SAF reinforcements"], [at("managil", "Al Managil", "destination"), at("gedaref", "Gedaref", "origin")], day("On 26 January 2024")))
para("Undated (reported on 1 February 2024): SAF-aligned forces set up two checkpoints on the southern edge of El Fasher.",
     claim("checkpoint", ["h sdn.gov.mil SAF-aligned forces"], [at("fasher", "the southern edge of El Fasher", relation="outskirts")],
           on("1 February 2024", "2024-02-01", basis="absolute", accept=[[None, None]]), count=("two checkpoints", 2)))

report(9, "chess_in_riga", "2022-05-08T21:00:00+03:00", "Queen sacrifice ends the siege in Riga")
para("It took five hours of trench warfare before the defence collapsed. On Saturday, in the last round of the Riga Open, the Syrian grandmaster gave up her queen to blow open the black king's fortress, and after the bombardment that followed there was nothing left to defend.",
     no=[("Riga Open", "a tournament", "claim place")])
para("Her opponent, a 19-year-old from Kharkiv who had left the city in March, attacked at once on the kingside. His knights crossed into enemy territory on move 12 and captured two pawns; a rook raid on the seventh rank looked decisive. Then came the counter-attack. A bishop, long in ambush on the long diagonal, struck at f7, and the white pieces seized control of the centre.",
     no=[("attacked at once on the kingside", "chess", "claim"), ("captured two pawns", "chess", "claim"), ("seized control of the centre", "chess", "claim")])
para("“I was under fire for three hours,” she said. “My bishop was a prisoner. But I knew that if I held the line his army would run out of time.” The arbiter, once a colonel in the Latvian air force, called it the cleanest assault he had seen in years.",
     no=[("I was under fire for three hours", "chess", "claim")])
para("The victory moves her up to 14th in the rankings. In June she will defend her title in Budapest, where a team from Damascus and two players from Gaza are expected, if they get visas.")

report(10, "oil_prices", "2019-09-20T16:30:00+01:00", "Oil steadies after a week of explosive trading")
para("LONDON, Sept 20 - Crude prices steadied on Friday as traders retreated to defensive positions after the sharpest weekly swing in a decade. Brent futures, which shot up on Monday, were trading at $64 a barrel.",
     no=[("retreated to defensive positions", "markets", "claim")])
para("Buyers came under fire on Tuesday when a broker's note warned of oversupply, and a barrage of sell orders hit the market shortly after New York opened. Funds pulled out of long contracts at the fastest pace since 2016; some redeployed the cash to gold.",
     no=[("Buyers came under fire on Tuesday", "markets", "claim"), ("a barrage of sell orders hit the market", "markets", "claim"), ("Funds pulled out of long contracts", "markets", "claim")])
para("In Libya, output at the Sharara field is back above 300,000 barrels a day after a pump was repaired. Iraq's state marketer launched its new Basra grade and is targeting refiners in India, where it has captured a quarter of the market. Saudi Arabia has established a trading post in Singapore.",
     no=[("targeting refiners in India", "trade", "claim"), ("it has captured a quarter of the market", "trade", "claim"), ("established a trading post in Singapore", "trade", "claim")])
para("Analysts are divided over what comes next. “The bulls have taken Hill 60, but can they hold it?” asked one. A price war between the big producers, she said, would leave casualties among the shale drillers of Texas, many of which are under siege from their lenders. The central bank meets on Thursday and has promised to use every weapon in its arsenal.",
     no=[("A price war between the big producers", "trade", "claim")])
