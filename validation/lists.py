"""The built-in lists: the words of every dropdown, used where the owner's Lists tab has none of its own."""

from collections.abc import Mapping

from translations import N_
from validation.business import Business, Choice
from validation.column import Column
from validation.tables.spelling import also


def choices_of(business: Business, list_name: str) -> tuple[Choice, ...]:
    """The words a dropdown offers: the owner's, else the built-in ones."""
    return business.lists.get(list_name) or BUILT_IN.get(list_name, ())


def choices_for(business: Business, column: Column) -> tuple[Choice, ...]:
    """The words a column's cells are checked against; none where any word is right, though some are suggested."""
    if column.list_name in OPEN_LISTS:
        return business.lists.get(column.list_name, ())
    return choices_of(business, column.list_name)


def word_of(business: Business, list_name: str, kind: str) -> str:
    """The owner's first word of that kind, for writing into a cell; the kind itself where there is none."""
    return next((choice.value for choice in choices_of(business, list_name) if choice.kind == kind), kind)


def _choice(value: str, kind: str = "", spelled: str = "", *, chance: int | None = None) -> Choice:
    """A built-in word. `spelled` begins with its Hindi and its Urdu label, parted by "|"."""
    return Choice(value, kind, label=value, probability=chance, aliases=also(spelled) if spelled else ())


BUILT_IN: Mapping[str, tuple[Choice, ...]] = {
    "Roles": (
        _choice(
            N_("Customer"), "customer", "ग्राहक | گاہک | Client | Buyer | Sundry Debtors | Debtor | grahak | خریدار"
        ),
        _choice(
            N_("Enquirer"), "lead", "पूछने वाला | پوچھنے والا | Lead | Prospect | Enquiry | Inquiry | Opportunity | पूछताछ"
        ),
        _choice(N_("Supplier"), "supplier", "सप्लायर | سپلائر | Vendor | Seller | Sundry Creditors | Creditor | विक्रेता"),
        _choice(N_("Partner"), "partner", "साझेदार | شراکت دار | Reseller | Dealer | Agent | Distributor"),
        _choice(N_("Competitor"), "competitor", "प्रतियोगी | مقابل | Rival"),
        _choice(N_("Visitor"), "visitor", "आगंतुक | ملاقاتی | Walk-in | Guest"),
        _choice(N_("Member"), "member", "सदस्य | رکن | Student | ممبر"),
        _choice(N_("Donor"), "donor", "दानदाता | عطیہ دہندہ | Supporter"),
    ),
    "Categories": (),
    "Languages": (
        _choice(N_("Hindi"), "hi", "हिन्दी | ہندی | हिंदी | hi"),
        _choice(N_("Urdu"), "ur", "उर्दू | اردو | ur"),
        _choice(N_("English"), "en", "अंग्रेज़ी | انگریزی | en | angrezi"),
        _choice(N_("Punjabi"), "pa", "पंजाबी | پنجابی | pa"),
        _choice(N_("Bengali"), "bn", "बांग्ला | بنگالی | bn | Bangla"),
        _choice(N_("Gujarati"), "gu", "गुजराती | گجراتی | gu"),
        _choice(N_("Marathi"), "mr", "मराठी | مراٹھی | mr"),
        _choice(N_("Tamil"), "ta", "तमिल | تمل | ta"),
        _choice(N_("Telugu"), "te", "तेलुगु | تیلگو | te"),
        _choice(N_("Kannada"), "kn", "कन्नड़ | کنڑ | kn"),
        _choice(N_("Malayalam"), "ml", "मलयालम | ملیالم | ml"),
        _choice(N_("Sindhi"), "sd", "सिंधी | سندھی | sd"),
        _choice(N_("Pashto"), "ps", "पश्तो | پشتو | ps"),
    ),
    "Channels": (
        _choice(N_("Call"), "call", "फ़ोन कॉल | فون کال | Phone | Telephone | Mobile | फ़ोन | فون | fon"),
        _choice(N_("WhatsApp"), "whatsapp", "व्हाट्सऐप | واٹس ایپ | WA | Whats App | व्हाट्सएप"),
        _choice(N_("SMS"), "sms", "एसएमएस | ایس ایم ایس | Text | Message"),
        _choice(N_("E-mail"), "email", "ई-मेल | ای میل | Mail | ईमेल"),
        _choice(N_("Visit"), "visit", "मुलाक़ात | ملاقات | In person | Walk-in | Shop"),
        _choice(N_("Letter"), "letter", "चिट्ठी | خط | Post | डाक | ڈاک"),
        _choice(N_("Website"), "web", "वेबसाइट | ویب سائٹ | Web | Online"),
    ),
    "Relationships": (
        _choice(N_("No contact"), "none", "संपर्क नहीं | رابطہ نہیں | None | No | नहीं | نہیں"),
        _choice(N_("On request"), "on_request", "पूछने पर | پوچھنے پر | If asked"),
        _choice(N_("Regular contact"), "regular", "नियमित संपर्क | باقاعدہ رابطہ | Regular | नियमित | باقاعدہ"),
        _choice(N_("Close contact"), "close", "क़रीबी संपर्क | قریبی رابطہ | Close | करीबी | قریبی"),
    ),
    "Consent": (
        _choice(N_("Yes"), "yes", "हाँ | ہاں | Y | True | 1 | Opted in | Opt in | haan | हां | जी हाँ | جی ہاں | जी"),
        _choice(
            N_("No"), "no", "ना | نا | N | False | 0 | Opted out | Opt out | DND | Unsubscribed | nahin | नहीं | نہیں"
        ),
        _choice(N_("Not asked"), "not_asked", "पूछा नहीं | پوچھا نہیں | Unknown | Not yet | Don't know"),
    ),
    "Sources": (
        _choice(N_("Walk-in"), "", "खुद दुकान पर आए | خود دکان پر آئے | Walkin | Walk in | Shop"),
        _choice(
            N_("Friend or customer"),
            "referral",
            "किसी की सलाह पर | کسی کے کہنے پر | Referral | Reference | Word of mouth | Employee Referral",
        ),
        _choice(N_("Phone call"), "", "फ़ोन पर | فون پر | Phone | Cold Call | Call | Telephone"),
        _choice(N_("WhatsApp"), "", "व्हाट्सऐप | واٹس ایپ | WA"),
        _choice(N_("Google"), "", "गूगल | گوگل | Google Maps | Search"),
        _choice(
            N_("Facebook or Instagram"),
            "",
            "फ़ेसबुक या इंस्टाग्राम | فیس بک یا انسٹاگرام | Facebook | Instagram | Social Media | FB",
        ),
        _choice(N_("Website"), "", "वेबसाइट | ویب سائٹ | Web | Web Site | Online"),
        _choice(N_("Trade portal"), "", "व्यापार पोर्टल | تجارتی پورٹل | IndiaMART | Justdial | TradeIndia"),
        _choice(N_("Advertisement"), "", "विज्ञापन | اشتہار | Ad | Ads | Newspaper | Pamphlet | Hoarding"),
        _choice(N_("Fair or event"), "", "मेला या कार्यक्रम | میلہ یا تقریب | Exhibition | Trade Show | Event | Fair"),
    ),
    "Industries": (),
    "Purposes": (
        _choice(N_("To buy"), "buy", "खरीदने | خریداری | Purchase | Shopping | Buy"),
        _choice(N_("To ask"), "ask", "पूछताछ | پوچھ گچھ | Enquiry | Inquiry"),
        _choice(N_("To pay"), "pay", "पैसे देने | ادائیگی | Payment"),
        _choice(N_("Complaint"), "complaint", "शिकायत | شکایت | Complain"),
        _choice(N_("Repair or service"), "service", "मरम्मत | مرمت | Service | Repair"),
        _choice(N_("Meeting"), "meeting", "बैठक | میٹنگ | Appointment"),
        _choice(N_("Delivery"), "delivery", "डिलीवरी | ڈیلیوری | Courier"),
    ),
    "Visit outcomes": (
        _choice(N_("Bought"), "won", "खरीदा | خریدا | Purchased | Sold | Converted"),
        _choice(N_("Ordered"), "won", "ऑर्डर दिया | آرڈر دیا | Order"),
        _choice(N_("Will come back"), "open", "फिर आएँगे | پھر آئیں گے | Later | Come back"),
        _choice(N_("Left without buying"), "lost", "बिना खरीदे गए | بغیر خریدے گئے | Left | No sale | Not bought"),
        _choice(N_("Helped"), "done", "काम हो गया | کام ہو گیا | Done | Solved"),
    ),
    "Stages": (
        _choice(
            N_("New"),
            "open",
            "नई | نئی | Fresh | Lead | Qualification | Prospecting | Not Contacted | नया | نیا",
            chance=10,
        ),
        _choice(
            N_("Contacted"),
            "open",
            "बात हुई | بات ہوئی | Contact made | Called | Needs Analysis | Qualified | Interested",
            chance=25,
        ),
        _choice(
            N_("Quoted"),
            "open",
            "भाव दिया | بھاؤ دیا | Quotation Sent | Proposal | Proposal/Price Quote | Quote Sent | Estimate",
            chance=50,
        ),
        _choice(
            N_("Negotiating"),
            "open",
            "मोलभाव | بھاؤ تاؤ | Negotiation | Negotiation/Review | Bargaining | Id. Decision Makers",
            chance=70,
        ),
        _choice(
            N_("Won"),
            "won",
            "पक्का हुआ | پکا ہوا | Closed Won | Order Received | Converted | Confirmed | Sold | जीता",
            chance=100,
        ),
        _choice(
            N_("Lost"),
            "lost",
            "हाथ से गया | ہاتھ سے گیا | Closed Lost | Not Interested | Dropped | Dead | Rejected | हारा",
            chance=0,
        ),
    ),
    "Lost reasons": (
        _choice(N_("Too expensive"), "", "महँगा लगा | مہنگا لگا | Price | Budget | Costly"),
        _choice(N_("Bought elsewhere"), "", "कहीं और से लिया | کہیں اور سے لیا | Competitor | Competition"),
        _choice(N_("Not in stock"), "", "माल नहीं था | مال نہیں تھا | Stock | Out of stock"),
        _choice(N_("No longer needed"), "", "ज़रूरत नहीं रही | ضرورت نہیں رہی | No need | Requirement dropped"),
        _choice(N_("Never replied"), "", "जवाब नहीं मिला | جواب نہیں ملا | No response | Not reachable"),
    ),
    "Product categories": (),
    "Units": (
        _choice(N_("Piece"), "PCS", "नग | عدد | Pcs | Pc | Nos | No | Number | Each | Unit | पीस | پیس | nag"),
        _choice(N_("Kilogram"), "KGS", "किलो | کلو | Kg | Kgs | Kilo | किलोग्राम | کلوگرام"),
        _choice(N_("Gram"), "GMS", "ग्राम | گرام | g | gm | gms"),
        _choice(N_("Quintal"), "QTL", "क्विंटल | کوئنٹل | Qtl"),
        _choice(N_("Tonne"), "TON", "टन | ٹن | Ton | MT"),
        _choice(N_("Litre"), "LTR", "लीटर | لیٹر | Ltr | L | Liter"),
        _choice(N_("Metre"), "MTR", "मीटर | میٹر | Mtr | Meter | m"),
        _choice(N_("Foot"), "FT", "फुट | فٹ | Ft | Feet"),
        _choice(N_("Square foot"), "SQF", "वर्ग फुट | مربع فٹ | Sq ft | Sft"),
        _choice(N_("Dozen"), "DOZ", "दर्जन | درجن | Doz | Dz"),
        _choice(N_("Packet"), "PAC", "पैकेट | پیکٹ | Pkt | Pack"),
        _choice(N_("Box"), "BOX", "डिब्बा | ڈبہ | Carton | Ctn | पेटी | پیٹی"),
        _choice(N_("Bag"), "BAG", "बोरी | بوری | Bags | Sack"),
        _choice(N_("Pair"), "PRS", "जोड़ी | جوڑی | Pr"),
        _choice(N_("Set"), "SET", "सेट | سیٹ"),
        _choice(N_("Hour"), "HRS", "घंटा | گھنٹہ | Hr | Hrs | Hours"),
        _choice(N_("Day"), "DAY", "दिन | دن | Days"),
        _choice(N_("Month"), "MON", "महीना | مہینہ | Months"),
    ),
    "Stock reasons": (
        _choice(N_("Bought in"), "purchase", "खरीद | خرید | Purchase | In | Inward | Receipt | आवक"),
        _choice(N_("Sold"), "sale", "बिक्री | فروخت | Sale | Out | Outward | Issue | जावक"),
        _choice(N_("Returned by customer"), "sale_return", "ग्राहक की वापसी | گاہک کی واپسی | Sales Return | Return"),
        _choice(N_("Returned to supplier"), "purchase_return", "सप्लायर को वापसी | سپلائر کو واپسی | Purchase Return"),
        _choice(N_("Counted"), "count", "गिनती | گنتی | Adjustment | Stock Count | Opening Stock | Correction"),
        _choice(N_("Damaged or lost"), "loss", "खराब या गुम | خراب یا گم | Damage | Lost | Wastage | Expired"),
        _choice(N_("Own use"), "use", "अपने लिए | اپنے لیے | Used | Consumption"),
    ),
    "Payment methods": (
        _choice(N_("Cash"), "cash", "नकद | نقد | By Cash | Hand Cash | nakad | naqad | नगद | कैश | کیش"),
        _choice(
            N_("UPI"),
            "upi",
            "यूपीआई | یو پی آئی | GPay | Google Pay | PhonePe | Paytm | BHIM | QR | Online | G Pay | Phone Pe",
        ),
        _choice(
            N_("Bank transfer"),
            "bank",
            "बैंक से | بینک سے | Bank | NEFT | RTGS | IMPS | IBFT | EFT | Online Transfer | Raast | बैंक",
        ),
        _choice(N_("Card"), "card", "कार्ड | کارڈ | Credit Card | Debit Card | Swipe"),
        _choice(N_("Cheque"), "cheque", "चेक | چیک | Check | Chq | PDC | DD | Demand Draft"),
        _choice(
            N_("Mobile wallet"),
            "wallet",
            "मोबाइल वॉलेट | موبائل والٹ | Wallet | Easypaisa | JazzCash | Easy Paisa | Jazz Cash | ایزی پیسہ | جاز کیش",
        ),
        _choice(
            N_("On account"), "credit", "उधार | ادھار | Credit | Udhaar | Udhar | Khata | On credit | खाते में | کھاتے میں"
        ),
    ),
    "In or out": (
        _choice(N_("In"), "in", "आया | آیا | Received | Receipt | Cr | Credit | Jama | जमा | جمع | aaya"),
        _choice(N_("Out"), "out", "गया | گیا | Paid | Payment | Dr | Debit | दिया | دیا | gaya"),
    ),
    "Document kinds": (
        _choice(N_("Quotation"), "quotation", "भाव पत्र | کوٹیشن | Quote | Estimate | कोटेशन"),
        _choice(N_("Proforma"), "proforma", "प्रोफ़ॉर्मा | پروفارما | Proforma Invoice | Pro forma"),
        _choice(N_("Order"), "order", "ऑर्डर | آرڈر | Sales Order | Purchase Order | Sale Order"),
        _choice(
            N_("Delivery challan"), "challan", "डिलीवरी चालान | ڈیلیوری چالان | Challan | Delivery Note | चालान | چالان"
        ),
        _choice(
            N_("Invoice"), "invoice", "बिल | بل | Tax Invoice | Bill | Sale | Sales Invoice | Sales | इनवॉइस | انوائس"
        ),
        _choice(N_("Bill of supply"), "bill_of_supply", "बिल ऑफ़ सप्लाई | بل آف سپلائی"),
        _choice(N_("Credit note"), "credit_note", "क्रेडिट नोट | کریڈٹ نوٹ | Sales Return | Sale Return | CN"),
        _choice(N_("Debit note"), "debit_note", "डेबिट नोट | ڈیبٹ نوٹ | DN"),
        _choice(N_("Receipt"), "receipt", "रसीद | رسید | Payment Receipt | Cash Memo"),
        _choice(N_("Donation receipt"), "donation_receipt", "दान रसीद | عطیے کی رسید | 80G Receipt"),
        _choice(
            N_("Supplier's bill"),
            "supplier_bill",
            "सप्लायर का बिल | سپلائر کا بل | Purchase Bill | Purchase | Purchase Invoice | Supplier Bill",
        ),
    ),
    "Document statuses": (
        _choice(N_("Draft"), "draft", "कच्चा | کچا"),
        _choice(
            N_("Issued"),
            "issued",
            "जारी | جاری | Sent | Final | Approved | Posted | Delivered | Overdue | Unpaid | Open | Viewed | Partially Paid | PartiallyPaid",
        ),
        _choice(N_("Accepted"), "accepted", "मंज़ूर | منظور | Confirmed | Agreed"),
        _choice(N_("Declined"), "declined", "नामंज़ूर | نامنظور | Rejected | Refused"),
        _choice(N_("Cancelled"), "cancelled", "रद्द | منسوخ | Canceled | Void | Voided"),
    ),
    "Activity kinds": (
        _choice(
            N_("Call"),
            "call",
            "फ़ोन कॉल | فون کال | Phone | Phone Call | Telephone | Outgoing Call | Incoming Call | कॉल | کال",
        ),
        _choice(N_("SMS"), "sms", "एसएमएस | ایس ایم ایس | Text | Text Message"),
        _choice(N_("WhatsApp"), "whatsapp", "व्हाट्सऐप | واٹس ایپ | WA | Whats App | व्हाट्सएप"),
        _choice(N_("E-mail"), "email", "ई-मेल | ای میل | Mail | ईमेल"),
        _choice(N_("Meeting"), "meeting", "बैठक | میٹنگ | Demo | Appointment | मीटिंग"),
        _choice(N_("Visit"), "visit", "मुलाक़ात | ملاقات | Field Visit | Site Visit | Walk-in"),
        _choice(N_("Letter"), "letter", "चिट्ठी | خط | Post | Courier"),
        _choice(N_("Thank-you"), "thank_you", "धन्यवाद | شکریہ | Thanks | Thank you card"),
        _choice(N_("Note"), "note", "नोट | نوٹ | Remark"),
        _choice(N_("Task"), "task", "काम | کام | To do | Follow-up | Reminder"),
    ),
    "Directions": (
        _choice(N_("They did"), "in", "उन्होंने | انہوں نے | In | Incoming | Inbound | Received | आया | آیا"),
        _choice(N_("We did"), "out", "हमने | ہم نے | Out | Outgoing | Outbound | Sent | Made | गया | گیا"),
    ),
    "Outcomes": (
        _choice(N_("Reached"), "reached", "बात हुई | بات ہوئی | Connected | Spoke | Talked | Done"),
        _choice(
            N_("No answer"),
            "no_answer",
            "फ़ोन नहीं उठाया | فون نہیں اٹھایا | Not picked | Not Reachable | Busy | Switched off | NR | RNR",
        ),
        _choice(N_("Call back"), "call_back", "फिर फ़ोन करना | دوبارہ فون کرنا | Callback | Call later"),
        _choice(N_("Interested"), "interested", "रुचि है | دلچسپی ہے | Hot | Warm"),
        _choice(N_("Not interested"), "not_interested", "रुचि नहीं | دلچسپی نہیں | Cold"),
        _choice(N_("Promised to pay"), "promised", "पैसे देने का वादा | ادائیگی کا وعدہ | Promise | PTP | Vada"),
        _choice(N_("Wrong number"), "wrong_number", "गलत नंबर | غلط نمبر | Invalid number"),
    ),
    "Activity statuses": (
        _choice(
            N_("Planned"),
            "open",
            "करना है | کرنا ہے | Open | Pending | Not Started | To do | Scheduled | In Progress | Held back",
        ),
        _choice(N_("Done"), "done", "हो गया | ہو گیا | Completed | Closed | Held | Complete | Finished"),
        _choice(N_("Dropped"), "cancelled", "छोड़ दिया | چھوڑ دیا | Cancelled | Canceled | Not Held | Deferred"),
    ),
    "Ticket kinds": (
        _choice(N_("Question"), "question", "सवाल | سوال | Query | Enquiry | Inquiry"),
        _choice(N_("Complaint"), "complaint", "शिकायत | شکایت | Complain | Grievance"),
        _choice(N_("Fault"), "fault", "खराबी | خرابی | Breakdown | Defect | Problem | Issue | Incident | Bug"),
        _choice(
            N_("Request"), "request", "अनुरोध | درخواست | Service | Service Request | Installation | Feature Request"
        ),
    ),
    "Priorities": (
        _choice(N_("Low"), "low", "कम | کم | Minor"),
        _choice(N_("Normal"), "normal", "सामान्य | عام | Medium | Regular"),
        _choice(N_("High"), "high", "ज़्यादा | زیادہ | Important | Major"),
        _choice(N_("Urgent"), "urgent", "तुरंत | فوری | Critical | Emergency | Very High | अर्जेंट"),
    ),
    "Ticket statuses": (
        _choice(
            N_("Still open"), "open", "अभी खुली | ابھی کھلی | Open | खुली | کھلی | New | Pending | Assigned | Reopened"
        ),
        _choice(N_("In work"), "open", "काम चल रहा है | کام جاری ہے | In Progress | Working | Attended"),
        _choice(
            N_("Waiting for customer"),
            "waiting",
            "ग्राहक की प्रतीक्षा | گاہک کا انتظار | Waiting | On Hold | Pending Input | Awaiting customer",
        ),
        _choice(N_("Solved"), "done", "हल हो गई | حل ہو گئی | Closed | Resolved | Done | Completed"),
        _choice(N_("Withdrawn"), "cancelled", "वापस ली | واپس لے لی | Rejected | Duplicate | Cancelled | Canceled"),
    ),
    "Contract kinds": (
        _choice(N_("AMC"), "amc", "एएमसी | اے ایم سی | Annual Maintenance | Maintenance | CMC"),
        _choice(N_("Service"), "service", "सर्विस | سروس | Service Contract | Subscription"),
        _choice(N_("Warranty"), "warranty", "वारंटी | وارنٹی | Guarantee | गारंटी | گارنٹی"),
    ),
    "Contract statuses": (
        _choice(N_("Active"), "active", "चालू | جاری | Running | Live | Current | In force"),
        _choice(N_("Renewed"), "renewed", "नवीनीकृत | تجدید شدہ | Extended"),
        _choice(N_("Ended"), "ended", "समाप्त | ختم | Expired | Over | Completed | Lapsed"),
        _choice(N_("Cancelled"), "cancelled", "रद्द | منسوخ | Canceled | Terminated"),
    ),
    "Membership statuses": (
        _choice(N_("Active"), "active", "चालू | جاری | New | Current | Grace | Running | Live"),
        _choice(N_("Paused"), "paused", "रुकी हुई | رکی ہوئی | On Hold | Frozen | Freeze"),
        _choice(N_("Ended"), "ended", "समाप्त | ختم | Expired | Over | Lapsed | Left"),
        _choice(N_("Cancelled"), "cancelled", "रद्द | منسوخ | Canceled"),
    ),
    "Event kinds": (
        _choice(N_("Sale or offer"), "", "सेल या ऑफ़र | سیل یا آفر | Sale | Offer"),
        _choice(N_("Fair"), "", "मेला | میلہ | Exhibition | Expo"),
        _choice(N_("Class or camp"), "", "क्लास या शिविर | کلاس یا کیمپ | Class | Camp | Workshop | Training | Seminar"),
        _choice(N_("Celebration"), "", "उत्सव | جشن | Festival | Function | Party"),
        _choice(N_("Fund-raiser"), "", "चंदा कार्यक्रम | چندہ مہم | Fundraiser"),
    ),
    "Attendance statuses": (
        _choice(N_("Invited"), "invited", "बुलाया | بلایا | Registered | Sent"),
        _choice(N_("Coming"), "coming", "आएँगे | آئیں گے | Yes | Confirmed | Accepted"),
        _choice(N_("Not coming"), "declined", "नहीं आएँगे | نہیں آئیں گے | No | Declined | Cancelled"),
        _choice(N_("Came"), "came", "आए | آئے | Attended | Present | P"),
        _choice(N_("Did not come"), "absent", "नहीं आए | نہیں آئے | No-show | Absent | A"),
    ),
    "Measures": (),
    "Departments": (),
    "Goal statuses": (
        _choice(N_("Running"), "open", "चल रहा है | جاری ہے | Open | Active | In Progress"),
        _choice(N_("Achieved"), "done", "पूरा हुआ | پورا ہوا | Reached | Done | Met"),
        _choice(N_("Missed"), "lost", "चूक गया | رہ گیا | Not met | Failed"),
        _choice(N_("Dropped"), "cancelled", "छोड़ दिया | چھوڑ دیا | Cancelled | Canceled"),
    ),
    "Plan statuses": (
        _choice(N_("Planned"), "open", "करना है | کرنا ہے | Open | Not Started | Pending | To do"),
        _choice(N_("Begun"), "open", "शुरू हुआ | شروع ہوا | In Progress | Started | Running"),
        _choice(N_("Done"), "done", "हो गया | ہو گیا | Completed | Complete | Finished"),
        _choice(N_("Dropped"), "cancelled", "छोड़ दिया | چھوڑ دیا | Cancelled | Canceled"),
    ),
    "Message purposes": (
        _choice(N_("Service"), "service", "सर्विस | سروس | Transactional | Service Implicit"),
        _choice(N_("Promotion"), "promotion", "प्रचार | تشہیر | Promotional | Marketing | Offer | Service Explicit"),
    ),
    "Field kinds": (
        _choice(N_("Text"), "text", "शब्द | الفاظ | String | Words"),
        _choice(N_("Long text"), "long_text", "लंबा लेख | لمبی تحریر | Paragraph | Notes"),
        _choice(N_("Number"), "number", "संख्या | عدد | Numeric | Decimal"),
        _choice(N_("Whole number"), "integer", "पूरी संख्या | پورا عدد | Integer | Count"),
        _choice(N_("Money"), "money", "पैसे | پیسے | Amount | Currency | रकम | رقم"),
        _choice(N_("Per cent"), "percent", "प्रतिशत | فیصد | Percent | Percentage | %"),
        _choice(N_("Date"), "date", "तारीख | تاریخ"),
        _choice(N_("Date and time"), "moment", "तारीख और समय | تاریخ اور وقت | Datetime | Moment | Timestamp"),
        _choice(N_("Yes or no"), "yes_no", "हाँ या ना | ہاں یا نا | Yes/No | Checkbox | Boolean | Tick"),
        _choice(N_("List"), "choice", "सूची | فہرست | Choice | Dropdown | Picklist | Select"),
        _choice(N_("Several of a list"), "choices", "सूची से कई | فہرست سے کئی | Choices | Multi-select | Multiselect"),
        _choice(N_("Phone"), "phones", "फ़ोन | فون | Mobile | Phones"),
        _choice(N_("E-mail"), "emails", "ई-मेल | ای میل | Emails"),
        _choice(N_("Website"), "website", "वेबसाइट | ویب سائٹ | URL | Link"),
    ),
    "Team roles": (
        _choice(N_("Owner"), "owner", "मालिक | مالک | Admin | Administrator"),
        _choice(N_("Editor"), "editor", "बदल सकते हैं | بدل سکتے ہیں | Edit | Writer | Staff"),
        _choice(N_("Viewer"), "viewer", "केवल देख सकते हैं | صرف دیکھ سکتے ہیں | View | Reader | Read only"),
    ),
    "Settings": (
        _choice(
            N_("Business name"),
            "business_name",
            "दुकान का नाम | دکان کا نام | Name of business | Shop name | Company name",
        ),
        _choice(N_("Address"), "address", "पता | پتہ | Shop address | Business address"),
        _choice(N_("Phone"), "phone", "फ़ोन | فون | Mobile | Phone number"),
        _choice(N_("E-mail"), "email", "ई-मेल | ای میل | Email address"),
        _choice(
            N_("Tax numbers"),
            "tax_numbers",
            "टैक्स नंबर | ٹیکس نمبر | GSTIN | GSTINs | GST number | NTN | STRN | Tax number",
        ),
        _choice(N_("Tax registration"), "tax_standing", "टैक्स पंजीकरण | ٹیکس رجسٹریشن | GST registration | Registered"),
        _choice(N_("Logo"), "logo", "लोगो | لوگو"),
        _choice(N_("Region"), "region", "देश | ملک | Country"),
        _choice(N_("Currency"), "currency", "मुद्रा | کرنسی"),
        _choice(N_("Language"), "language", "भाषा | زبان"),
        _choice(N_("Opening hours"), "hours", "खुलने का समय | کھلنے کے اوقات | Hours | Timing | Working hours"),
        _choice(
            N_("Financial year begins in"),
            "year_starts_in",
            "वित्तीय वर्ष का पहला महीना | مالی سال کا پہلا مہینہ | Financial year",
        ),
        _choice(N_("UPI ID"), "upi_id", "यूपीआई आईडी | یو پی آئی آئی ڈی | UPI | VPA"),
        _choice(N_("Headings"), "headings", "शीर्षक | عنوانات | Column mapping"),
    ),
}
"""Every list that a declared column takes its words from. An empty one is the owner's to fill."""

OPEN_LISTS = frozenset(
    (
        *(
            "Categories",
            "Sources",
            "Industries",
            "Purposes",
            "Visit outcomes",
            "Lost reasons",
            "Product categories",
            "Units",
        ),
        *("Outcomes", "Event kinds", "Measures", "Departments", "Settings"),
    )
)
"""Lists that take any word until the owner's Lists tab says otherwise: no decision of code hangs on them."""
