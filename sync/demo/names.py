"""Names and places of India and Pakistan in three scripts: what the sample business is peopled with."""

from typing import NamedTuple


class Word(NamedTuple):
    """One name in Latin, Devanagari and Urdu letters."""

    en: str
    hi: str
    ur: str


def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(*line.split("|")) for line in text.split())


HINDU_MEN = _words("""
Rajesh|राजेश|راجیش Suresh|सुरेश|سریش Ramesh|रमेश|رمیش Mahesh|महेश|مہیش Anil|अनिल|انیل Sunil|सुनील|سنیل Vijay|विजय|وجے
Sanjay|संजय|سنجے Ajay|अजय|اجے Manoj|मनोज|منوج Deepak|दीपक|دیپک Rakesh|राकेश|راکیش Mukesh|मुकेश|مکیش Amit|अमित|امیت
Rahul|राहुल|راہل Vikas|विकास|وکاس Ashok|अशोक|اشوک Dinesh|दिनेश|دنیش Naresh|नरेश|نریش Kamal|कमल|کمل Gopal|गोपाल|گوپال
Mohan|मोहन|موہن Hari|हरि|ہری Arjun|अर्जुन|ارجن Nitin|नितिन|نتن Pankaj|पंकज|پنکج Ravi|रवि|روی Santosh|संतोष|سنتوش
""")
HINDU_WOMEN = _words("""
Sunita|सुनीता|سنیتا Anita|अनीता|انیتا Geeta|गीता|گیتا Seeta|सीता|سیتا Rekha|रेखा|ریکھا Meena|मीना|مینا Kavita|कविता|کویتا
Pooja|पूजा|پوجا Priya|प्रिया|پریا Neha|नेहा|نیہا Asha|आशा|آشا Usha|उषा|اوشا Lata|लता|لتا Radha|राधा|رادھا Shanti|शांति|شانتی
Savita|सविता|سویتا Kiran|किरण|کرن Anjali|अंजलि|انجلی Manju|मंजू|منجو Sarita|सरिता|سریتا
""")
MUSLIM_MEN = _words("""
Imran|इमरान|عمران Salman|सलमान|سلمان Rashid|राशिद|راشد Tariq|तारिक|طارق Nadeem|नदीम|ندیم Faisal|फैसल|فیصل Kashif|काशिफ|کاشف
Asif|आसिफ|آصف Bilal|बिलाल|بلال Usman|उस्मान|عثمان Hamza|हमज़ा|حمزہ Waseem|वसीम|وسیم Naveed|नवीद|نوید Shahid|शाहिद|شاہد
Yusuf|यूसुफ|یوسف Ibrahim|इब्राहीम|ابراہیم Iqbal|इकबाल|اقبال Javed|जावेद|جاوید Arshad|अरशद|ارشد Zahid|ज़ाहिद|زاہد
""")
MUSLIM_WOMEN = _words("""
Ayesha|आयशा|عائشہ Fatima|फातिमा|فاطمہ Zara|ज़ारा|زارا Sana|सना|ثنا Nazia|नाज़िया|نازیہ Rubina|रुबीना|روبینہ Shabana|शबाना|شبانہ
Farzana|फरज़ाना|فرزانہ Nasreen|नसरीन|نسرین Zubeida|ज़ुबैदा|زبیدہ Hina|हिना|حنا Saima|साइमा|صائمہ Amina|अमीना|امینہ
Rukhsana|रुख़साना|رخسانہ Parveen|परवीन|پروین
""")
HINDU_FAMILIES = _words("""
Sharma|शर्मा|شرما Verma|वर्मा|ورما Gupta|गुप्ता|گپتا Agarwal|अग्रवाल|اگروال Singh|सिंह|سنگھ Yadav|यादव|یادو Kumar|कुमार|کمار
Patel|पटेल|پٹیل Shah|शाह|شاہ Mehta|मेहता|مہتا Jain|जैन|جین Mishra|मिश्रा|مشرا Tiwari|तिवारी|تیواری Chauhan|चौहान|چوہان
Joshi|जोशी|جوشی Malhotra|मल्होत्रा|ملہوترا Kapoor|कपूर|کپور Saxena|सक्सेना|سکسینہ Rathore|राठौर|راٹھور Soni|सोनी|سونی
""")
MUSLIM_FAMILIES = _words("""
Khan|खान|خان Ahmed|अहमद|احمد Ali|अली|علی Hussain|हुसैन|حسین Malik|मलिक|ملک Qureshi|क़ुरैशी|قریشی Ansari|अंसारी|انصاری
Sheikh|शेख|شیخ Siddiqui|सिद्दीकी|صدیقی Butt|बट|بٹ Chaudhry|चौधरी|چودھری Mirza|मिर्ज़ा|مرزا Baig|बेग|بیگ Raza|रज़ा|رضا
""")
TRADES = (
    "Traders", "Enterprises", "Stores", "Textiles", "Electronics", "Hardware", "Medicos", "Furniture", "Sweets", "Motors",
    "Garments", "Jewellers", "Agencies", "Industries", "Foods",
)  # fmt: skip


class City(NamedTuple):
    """A city with its state or province, the first digits of its postal codes, its country and some of its areas."""

    name: Word
    state: str
    post: str
    country: str
    areas: tuple[str, ...]


CITIES = (
    City(
        Word("Lucknow", "लखनऊ", "لکھنؤ"),
        "Uttar Pradesh",
        "2260",
        "IN",
        ("Aminabad", "Gomti Nagar", "Chowk", "Alambagh"),
    ),
    City(
        Word("Kanpur", "कानपुर", "کانپور"),
        "Uttar Pradesh",
        "2080",
        "IN",
        ("Kidwai Nagar", "Swaroop Nagar", "Govind Nagar"),
    ),
    City(
        Word("Delhi", "दिल्ली", "دہلی"), "Delhi", "1100", "IN", ("Chandni Chowk", "Karol Bagh", "Lajpat Nagar", "Rohini")
    ),
    City(Word("Jaipur", "जयपुर", "جے پور"), "Rajasthan", "3020", "IN", ("Johari Bazar", "Malviya Nagar", "Mansarovar")),
    City(Word("Indore", "इंदौर", "اندور"), "Madhya Pradesh", "4520", "IN", ("Rajwada", "Vijay Nagar", "Palasia")),
    City(
        Word("Bhopal", "भोपाल", "بھوپال"), "Madhya Pradesh", "4620", "IN", ("Chowk Bazar", "Arera Colony", "Kolar Road")
    ),
    City(Word("Mumbai", "मुंबई", "ممبئی"), "Maharashtra", "4000", "IN", ("Dadar", "Andheri East", "Kurla", "Borivali")),
    City(Word("Surat", "सूरत", "سورت"), "Gujarat", "3950", "IN", ("Ring Road", "Adajan", "Varachha")),
    City(Word("Patna", "पटना", "پٹنہ"), "Bihar", "8000", "IN", ("Boring Road", "Kankarbagh", "Patna City")),
    City(Word("Hyderabad", "हैदराबाद", "حیدرآباد"), "Telangana", "5000", "IN", ("Charminar", "Abids", "Kukatpally")),
    City(Word("Lahore", "लाहौर", "لاہور"), "Punjab", "540", "PK", ("Anarkali", "Gulberg", "Model Town", "Ichhra")),
    City(Word("Karachi", "कराची", "کراچی"), "Sindh", "740", "PK", ("Saddar", "Clifton", "Nazimabad", "Tariq Road")),
    City(
        Word("Faisalabad", "फैसलाबाद", "فیصل آباد"), "Punjab", "380", "PK", ("Clock Tower", "Peoples Colony", "D Ground")
    ),
    City(Word("Multan", "मुल्तान", "ملتان"), "Punjab", "600", "PK", ("Hussain Agahi", "Cantt", "Gulgasht")),
    City(
        Word("Peshawar", "पेशावर", "پشاور"), "Khyber Pakhtunkhwa", "250", "PK", ("Qissa Khwani", "Hayatabad", "Saddar")
    ),
)

ITEMS = (
    ("Mixer grinder 750 W", "मिक्सर ग्राइंडर", "Kitchen", 3200), ("Pressure cooker 5 L", "प्रेशर कुकर", "Kitchen", 1850),
    ("Ceiling fan", "पंखा", "Cooling", 2400), ("Air cooler 50 L", "कूलर", "Cooling", 8900),
    ("LED bulb 9 W", "एलईडी बल्ब", "Lighting", 110), ("Tube light", "ट्यूबलाइट", "Lighting", 240),
    ("Electric iron", "इस्त्री", "Home", 950), ("Geyser 15 L", "गीज़र", "Home", 7600),
    ("Induction stove", "इंडक्शन चूल्हा", "Kitchen", 2750), ("Water purifier", "वाटर प्यूरीफायर", "Home", 12500),
    ("Washing machine 7 kg", "वॉशिंग मशीन", "Home", 16800), ("Television 43 in", "टीवी", "Screens", 28900),
    ("Refrigerator 260 L", "फ्रिज", "Home", 24500), ("Inverter battery", "इन्वर्टर बैटरी", "Power", 11200),
    ("Extension board", "एक्सटेंशन बोर्ड", "Power", 380), ("Wire 90 m", "तार", "Power", 1450),
    ("Room heater", "हीटर", "Cooling", 1990), ("Juicer", "जूसर", "Kitchen", 2650),
    ("Vacuum flask", "थर्मस", "Kitchen", 720), ("Mobile charger", "चार्जर", "Power", 450),
)  # fmt: skip
