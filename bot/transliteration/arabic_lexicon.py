"""Arabic names as they are said: writing leaves out short vowels, which nothing else tells."""

TABLE = """
محمد muhammad  محمود mahmud  احمد ahmad  حمد hamad  حامد hamid  حميد hamid  عبد abd  علي ali
حسن hasan  حسين husayn  حسان hassan  عمر umar  عمرو amr  عمار ammar  عثمان uthman  خالد khalid
خليل khalil  خليفة khalifa  ابراهيم ibrahim  اسماعيل ismail  يوسف yusuf  يونس yunus  موسى musa
عيسى isa  يحيى yahya  زيد zayd  زياد ziyad  سعد saad  سعيد said  سعود saud  سلمان salman
سليمان sulayman  سالم salim  سلطان sultan  سامح samih  سمير samir  سامي sami  صالح salih
صلاح salah  صباح sabah  صدام saddam  طارق tariq  طلال talal  طه taha  ظريف zarif  عادل adil
عباس abbas  عدنان adnan  عزيز aziz  العزيز aziz  عصام isam  عماد imad  غسان ghassan  فهد fahd
فؤاد fuad  فوزي fawzi  فيصل faysal  فاروق faruq  فاطمة fatima  قاسم qasim  كريم karim
كمال kamal  كامل kamil  لطيف latif  ماجد majid  مجيد majid  مبارك mubarak  مصطفى mustafa
مقتدى muqtada  منصور mansur  منير munir  مهدي mahdi  ناصر nasir  نبيل nabil  نجيب najib
نصر nasr  نواف nawaf  نوري nuri  هادي hadi  هاني hani  هشام hisham  هيثم haytham  وليد walid
ياسر yasir  ياسين yasin  بشار bashshar  بشير bashir  بكر bakr  بندر bandar  جابر jabir
جاسم jasim  جعفر jafar  جمال jamal  جواد jawad  جلال jalal  جورج george  حبيب habib  حافظ hafiz
حاتم hatim  حمدان hamdan  حمزة hamza  حيدر haydar  خديجة khadija  داود dawud  راشد rashid
رشيد rashid  رفيق rafiq  رياض riyad  رجب rajab  رحمن rahman  الرحمن rahman  رامي rami  زكي zaki
زين zayn  شريف sharif  شكري shukri  عائشة aisha  عطية atiyya  عون awn  معمر muammar  مسعود masud
مريم maryam  مرسي mursi  نايف nayif  نادر nadir  نعيم naim  نعمة nima  وائل wail  هدى huda
ليلى layla  زينب zaynab  عبدالله abdullah  الله allah  عبدالعزيز abdulaziz
عبدالرحمن abdulrahman  عبدالكريم abdulkarim  مقداد miqdad  سيسي sisi  سوداني sudani
مالكي maliki  عبادي abadi  حسيني husayni  خطيب khatib  مصري masri  اسد asad  حريري hariri
حكيم hakim  شيخ shaykh  امير amir  ايمن ayman  اياد iyad  انور anwar  اشرف ashraf  ادريس idris
بن bin  ابن ibn  بنت bint  ابو abu  ام umm  جبير jubayr  جبران jibran  معلم muallim  مقرن muqrin
تميم tamim  ثاني thani  نهيان nahyan  مكتوم maktum  صالحي salihi  روحاني ruhani  خامنئي khamenei
رئيسي raisi
"""
WORDS = TABLE.split()
VOCALISED = dict(zip(WORDS[::2], WORDS[1::2], strict=True))
