"""Arabic names: the vowels are not written, so that each country and paper spells its own."""

from tests.bench.search.naming import Culture, parts

GIVEN = """
محمد Mohammed Muhammad Mohamed Mohammad
أحمد Ahmed Ahmad
عبد_الله Abdullah Abdallah Abdulla
خالد Khalid Khaled
يوسف Youssef Yusuf Yousef
إبراهيم Ibrahim Ebrahim
حسن Hassan Hasan
حسين Hussein Hussain Husayn
علي Ali Aly
عمر Omar Umar
عثمان Othman Uthman Osman
سعيد Saeed Said
فيصل Faisal Faysal Feisal
سلمان Salman Selman
طارق Tariq Tarek Tareq
مصطفى Mustafa Mostafa Moustafa
محمود Mahmoud Mahmud
كريم Karim Kareem
رشيد Rashid Rasheed Rachid
جمال Jamal Gamal
ناصر Nasser Nasir Naser
سامح Sameh Samih
نبيل Nabil Nabeel
وليد Walid Waleed
زياد Ziad Ziyad
عادل Adel Adil
أيمن Ayman Aiman
بشار Bashar Bachar
ماجد Majed Majid
هشام Hisham Hicham Hesham
منصور Mansour Mansur Mansoor
فهد Fahd Fahad
تركي Turki Turky
سعود Saud Saoud
حمد Hamad Hamed
جابر Jaber Jabir
نوري Nouri Nuri
فاطمة Fatima Fatma Fatimah
عائشة Aisha Aicha Ayesha
مريم Mariam Maryam Meryem
ليلى Laila Layla Leila
نورة Noura Nura Norah
هدى Huda Hoda
ريم Reem Rim
زينب Zainab Zaynab Zeinab
خديجة Khadija Khadijah
عبد_الرحمن Abdulrahman Abdel_Rahman Abderrahman
عبد_العزيز Abdulaziz Abdelaziz Abdul_Aziz
عبد_الكريم Abdulkarim Abdelkarim Abdul_Karim
صلاح Salah Saleh
أنور Anwar Anouar
جواد Jawad Javad
رياض Riyad Riad
سامي Sami Samy
"""
FAMILIES = """
الحسيني al-Husseini al-Hussaini al-Husayni
العتيبي al-Otaibi al-Utaybi
القحطاني al-Qahtani al-Kahtani
المالكي al-Maliki al-Malki
الخطيب al-Khatib al-Khateeb
منصور Mansour Mansur
صالح Saleh Salih
خوري Khoury Khouri Khuri
حداد Haddad Hadad
الأسد al-Assad al-Asad
الجبير al-Jubeir al-Jubayr
شكري Shoukry Shukri Choukri
الصفدي al-Safadi Safadi
العطية al-Attiyah al-Attiya
القاسم al-Qasim al-Qassem al-Kassem
النجار al-Najjar al-Naggar
الشامي al-Shami al-Chami
المصري al-Masri el-Masry
التميمي al-Tamimi el-Tamimi
الغامدي al-Ghamdi al-Ghamidi
الدوسري al-Dosari al-Dawsari
الشمري al-Shammari al-Shamari
المطيري al-Mutairi al-Mutayri
السعيد al-Saeed al-Said
بركات Barakat Barakaat
درويش Darwish Darwich
جبران Gebran Jibran
عون Aoun Awn
ميقاتي Mikati Miqati
شهاب Chehab Shihab
قباني Qabbani Kabbani
نصار Nassar Nasar
عباس Abbas Abas
عريقات Erekat Uraiqat
فياض Fayyad Fayad
هنية Haniyeh Haniya
الخصاونة al-Khasawneh al-Khasawna
الفايز al-Fayez al-Faiz
الرزاز al-Razzaz al-Razaz
الحريري al-Hariri el-Hariri Hariri
بوتفليقة Bouteflika Boutafliqa
بن_علي Ben_Ali bin_Ali
البشير al-Bashir el-Bashir al-Basheer
القذافي al-Qaddafi Gaddafi Kadhafi
السيسي el-Sisi al-Sisi al-Sissi
الغنوشي Ghannouchi al-Ghannushi
السنوسي al-Senussi al-Sanusi
المرزوقي Marzouki al-Marzuqi
التركي al-Turki el-Turki
الكعبي al-Kaabi al-Kabi
الزياني al-Zayani al-Zayyani
الخليفة al-Khalifa al-Khalifah
الصباح al-Sabah el-Sabah
العبادي al-Abadi al-Ebadi
الكاظمي al-Kadhimi al-Kazimi
السوداني al-Sudani al-Soudani
الجعفري al-Jaafari al-Jafari
زيباري Zebari Zibari
المعلم al-Moallem al-Muallim
المقداد Mekdad al-Miqdad
"""
COUNTRIES = ("Egypt", "Saudi Arabia", "Jordan", "Lebanon", "Iraq", "Qatar", "Kuwait", "Morocco")


def arabic() -> Culture:
    return Culture(
        "Arabic", COUNTRIES, parts(FAMILIES), parts(GIVEN), is_family_first=False, gap=" "
    )
