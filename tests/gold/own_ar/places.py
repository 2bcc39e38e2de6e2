"""The table of places. Ids: `geonames:` GeoNames, `ucdp:` a place name of UCDP GED 19.1, `cod:` a p-code of COD-AB (its centre),
`hand:` general knowledge, rounded, the radius wide on purpose."""
from kit import place

place("syria", "geonames:163843", "Syria", "سوريا", 35.0, 38.0, 400, "country")
place("iraq", "geonames:99237", "Iraq", "العراق", 33.0, 44.0, 500, "country")
place("daraa_gov", "cod:SY12", "Daraa governorate", "محافظة درعا", 32.891, 36.181, 45, "admin1")
place("deir_gov", "cod:SY09", "Deir ez-Zor governorate", "محافظة دير الزور", 35.1, 40.3, 110, "admin1")
# 01
place("yadudah", "ucdp:Al Yadudah town", "Al-Yadudah", "اليادودة", 32.676, 36.056, 4, "settlement")
place("jizah_taybah", "hand:jizah-taybah-road", "road between Al-Jizah and Al-Taybah", "الجيزة والطيبة", 32.57, 36.28, 12, "near")
place("sanamayn", "geonames:172469", "As-Sanamayn", "الصنمين", 33.072, 36.183, 4, "settlement")
place("jasim", "geonames:165997", "Jasim", "جاسم", 32.991, 36.061, 4, "settlement")
# 02
place("hawayij", "ucdp:Al Hawayij town", "Al-Hawayij", "الحوايج", 35.048, 40.49, 4, "settlement")
place("dhiban", "geonames:170691", "Dhiban", "ذيبان", 35.015, 40.51, 4, "settlement")
place("shaitat", "hand:shaitat", "Al-Shaitat villages", "قرى الشعيطات", 34.82, 40.69, 18, "area")
place("omar", "ucdp:Al Omar oil fields", "al-Omar field", "حقل العمر", 35.03, 40.713, 15, "exact")
# 03
place("rafah", "geonames:281102", "Rafah", "رفح", 31.297, 34.244, 7, "settlement")
place("nuseirat", "geonames:281109", "Nuseirat", "النصيرات", 31.449, 34.393, 5, "settlement")
place("deirbalah", "geonames:281141", "Deir al-Balah", "دير البلح", 31.418, 34.349, 5, "settlement")
place("abasan", "geonames:281165", "Abasan al-Kabira", "عبسان الكبيرة", 31.319, 34.34, 5, "settlement")
place("european", "hand:european-hospital", "European Hospital", "المستشفى الأوروبي", 31.30, 34.32, 6, "exact")
place("talhawa", "hand:tal-al-hawa", "Tal al-Hawa", "تل الهوا", 31.503, 34.437, 4, "settlement")
place("s_gaza", "hand:s-gaza", "southern Gaza Strip", "جنوب قطاع غزة", 31.32, 34.30, 20, "area")
place("gaza_strip", "hand:gaza-strip", "Gaza Strip", "قطاع غزة", 31.42, 34.36, 30, "area")
# 04
place("fasher", "geonames:379555", "El Fasher", "الفاشر", 13.628, 25.349, 8, "settlement")
place("kutum", "hand:kutum-locality", "Kutum locality", "محلية كتم", 14.3, 24.7, 80, "admin2")
place("zamzam", "hand:zamzam", "Zamzam camp", "معسكر زمزم", 13.48, 25.31, 8, "exact")
# 05
place("taltamr", "geonames:163434", "Tall Tamr", "تل تمر", 36.656, 40.371, 4, "settlement")
place("dardara", "hand:dardara", "Al-Dardara", "الدردارة", 36.70, 40.38, 8, "settlement")
place("ummkayf", "hand:umm-al-kayf", "Umm al-Kayf", "أم الكيف", 36.69, 40.34, 10, "settlement")
place("dardara_zarkan", "hand:dardara-abu-rasin", "line between Al-Dardara and Abu Rasin", "الدردارة وأبو راسين", 36.77, 40.36, 15, "near")
place("kobani", "geonames:172256", "Kobani (Ain al-Arab)", "عين العرب", 36.891, 38.353, 5, "settlement")
place("gharib_kobani", "hand:gharib-kobani", "Gharib (Kobani)", "غريب", 36.87, 38.50, 14, "settlement")
place("sarrin", "geonames:164071", "Sarrin", "صرين", 36.588, 38.298, 4, "settlement")
# 06
place("sukhna", "geonames:172425", "Al-Sukhna", "السخنة", 34.885, 38.871, 5, "settlement")
place("panorama", "hand:panorama-deir", "Panorama, Deir ez-Zor", "محور البانوراما", 35.305, 40.12, 6, "settlement")
place("deir_air", "hand:deir-airport", "Deir ez-Zor airport", "مطار دير الزور", 35.285, 40.176, 5, "exact")
place("hatla", "ucdp:Hatla town", "Hatla", "حطلة", 35.342, 40.199, 4, "settlement")
place("marrat", "ucdp:Marrat village", "Marrat", "مراط", 35.314, 40.239, 5, "settlement")
place("taym", "hand:taym-field", "al-Taym oil field", "حقل التيم", 35.20, 40.09, 10, "exact")
place("maharda", "geonames:166742", "Mahardah", "محردة", 35.248, 36.573, 4, "settlement")
place("maan_hama", "hand:maan-hama", "Maan (Hama)", "معان", 35.33, 36.79, 8, "settlement")
# 07
place("jalawla", "hand:jalawla", "Jalawla", "جلولاء", 34.27, 45.17, 6, "settlement")
place("daquq", "hand:daquq-district", "Daquq district", "قضاء داقوق", 35.14, 44.45, 30, "admin2")
place("matin", "hand:matin", "Mount Matin", "جبل متين", 37.13, 43.40, 25, "area")
place("darkar", "hand:darkar", "Darkar", "ناحية دركار", 37.20, 42.82, 18, "admin3")
# 08
place("razih", "hand:razih", "Razih district", "مديرية رازح", 17.15, 43.25, 25, "admin2")
place("kitaf", "hand:kitaf", "Kitaf district", "مديرية كتاف", 17.1, 44.25, 60, "admin2")
place("marran", "hand:marran", "Marran (Haydan)", "منطقة مران", 16.77, 43.35, 18, "area")
place("durayhimi", "geonames:80309", "Ad-Durayhimi", "الدريهمي", 14.637, 43.055, 5, "settlement")
place("shajan", "hand:shajan", "Al-Shajan", "قرية الشجن", 14.62, 43.03, 12, "settlement")
place("jizan_front", "hand:jizan-front", "Jizan front", "قبالة جيزان", 16.9, 42.95, 70, "area")
place("wadi_jarah", "hand:wadi-jarah", "Wadi Jarah", "وادي جارة", 16.6, 43.1, 35, "area")
# 09
place("daliyah", "geonames:174262", "Ad-Daliyah", "الدالية", 35.236, 36.144, 4, "settlement")
place("yashut", "hand:beit-yashut", "Beit Yashut", "بيت ياشوط", 35.29, 36.12, 10, "settlement")
place("dam_suwayda", "hand:damascus-suwayda-road", "Damascus–Suwayda road", "طريق دمشق - السويداء", 33.1, 36.5, 45, "area")
place("buraq_zaytun", "hand:buraq-umm-zaytun", "between Buraq and Umm al-Zaytun", "براق وأم الزيتون", 33.03, 36.53, 20, "near")
