"""The words of one-line entries in three scripts and in Roman letters, by what they say."""

from collections.abc import Mapping
from enum import StrEnum

from validation.folding import fold


class Says(StrEnum):
    """What a word or phrase says about the numbers and days beside it."""

    RECEIVED = "received"
    PAID = "paid"
    """As RECEIVED, and said of the whole price where no amount stands beside it."""
    DUE = "due"
    CREDIT = "credit"
    """As DUE; an amount alone beside it is what was given on credit."""
    PROMISE = "promise"
    ENQUIRY = "enquiry"
    VISIT = "visit"
    COMES = "comes"
    CALL = "call"
    TOTAL = "total"
    WHOSE = "whose"
    """Ends a name: Ramesh ne, Ramesh ko."""
    TITLE = "title"
    """Belongs to a name and ends it: Ramesh bhai."""
    BEFORE_NAME = "before name"
    NOT = "not"
    """Turns the line into its opposite, or into something that is no entry of these kinds: nahi diye, returned."""
    EMPTY = "empty"
    """Says nothing at the edge of a name or an item."""


_PHRASES: Mapping[Says, str] = {
    Says.PAID: """paid | pd | payed | full paid | fully paid | paid full | cash | upi | gpay | g pay | google pay |
        phonepe | phone pe |
        paytm | card | cheque | chq | online | nakad | naqad | cash diye | bank transfer | neft | imps | raast |
        jazzcash | easypaisa |
        नकद | नगद | कैश | यूपीआई | ऑनलाइन | चेक | कार्ड | نقد | کیش | یو پی آئی | آن لائن | چیک | کارڈ""",
    Says.RECEIVED: """received | recd | rcvd | receive | gave | given | deposit | deposited | advance | adv |
        diye | diya | dia | die | dee |
        diye hain | de diye | de diya | de gaya | de gaye | de gayi | dedi | de di | mile | mila | mili |
        mil gaye | mil gaya | milay | jama |
        jama kiye | jama kiya | jama karaye | vasool | vasul | wasool | wasul | chukaye | chukaya | ada kiye |
        ada kiya | ada | paisa diya |
        paise diye | दिए | दिये | दिया | दी | दे दिए | दे दिये | दे दिया | दे गए | दे गये | दे गया | मिले | मिला |
        मिली | मिल गए | मिल गये | जमा |
        जमा किए | जमा किये | जमा कराए | वसूल | चुकाए | चुकाया | अदा | अदा किए | एडवांस | पेशगी | पैसे दिए | दिए हैं |
        دیے | دیئے | دئیے | دئے | دیا | دی | دے دیے | دے دیئے | دے دیا | دے گیا | دے گئے | ملے | ملا | ملی |
        مل گئے | جمع | جمع کیے |
        جمع کرائے | ادا | ادا کیے | ادا کئے | وصول | ایڈوانس | پیشگی | پیسے دیے""",
    Says.DUE: """due | balance | bal | baki | baaki | baqi | baaqi | bakaya | pending | remaining | rest |
        baki hai | baaki hai | left |
        बाकी | बाक़ी | बाकि | बकाया | शेष | बाकी है | बाकी हैं | باقی | بقایا | بقایہ | بیلنس | باقی ہے | باقی ہیں""",
    Says.CREDIT: """udhaar | udhar | udhari | udhaari | on credit | credit | owes | owe | udhaar diya | udhar diya |
        udhaar liya | udhar liya | उधार दिया | उधार लिया | ادھار دیا | ادھار لیا | उधार | उधारी | ادھار | اُدھار |
        ادہار""",
    Says.PROMISE: """will pay | will give | pays on | promised | promise | promises | dega | degi | denge | dengi |
        de dega | de denge | dunga |
        doonga | wada | vada | देगा | देगी | देंगे | दे देगा | दे देंगे | दूंगा | वादा | دے گا | دیگا | دے گی |
        دیں گے | دینگے | دے دے گا | وعدہ""",
    Says.ENQUIRY: """want | wants | wanted | need | needs | enquiry | inquiry | enquired | enquiry for |
        interested | interested in | asked for |
        asking for | asked | asking | wants to buy | quotation | quote | estimate | rate | price | bhav | chahiye |
        chaiye | chahie | chahiye tha |
        ko chahiye | lena hai | pucha | poocha | puchha | puch raha | pooch raha | puch rahe | चाहिए | चाहिये |
        लेना है | पूछा | पूछ रहा | पूछ रहे |
        पूछ रही | रेट | भाव | چاہیے | چاہئے | چاہیئے | لینا ہے | پوچھا | پوچھ رہا | پوچھ رہے | پوچھ رہی | ریٹ |
        بھاؤ""",
    Says.VISIT: """visited | visit | came | came in | walked in | aaya | aya | aaye | aaya tha | aaye the | aayi |
        aayi thi | aai | aya tha |
        आया | आए | आये | आई | आया था | आए थे | आई थी | آیا | آئے | آئی | آیا تھا | آئے تھے | آئی تھی""",
    Says.COMES: """will come | coming | comes | aayega | aaega | ayega | aayegi | aayenge | ayenge | phir aayega |
        आएगा | आयेगा | आएगी | आएंगे | आयेंगे |
        फिर आएगा | آئے گا | آئیگا | آئے گی | آئیں گے | پھر آئے گا""",
    Says.CALL: """call | call back | callback | phone | ring | follow up | followup | follow-up | call karna |
        call karo | phone karna | phone karo |
        fon karna | कॉल | कॉल करना | कॉल करें | फोन | फ़ोन | फोन करना | फ़ोन करना | فون | کال | فون کرنا |
        کال کرنا""",
    Says.TOTAL: "total | total amount | amount | bill | kul | rakam | कुल | टोटल | रकम | बिल | ٹوٹل | بل | رقم",
    Says.WHOSE: "ne | ko | ने | को | نے | کو",
    Says.TITLE: """ji | bhai | bhaiya | bhaia | bhabhi | didi | sahab | saheb | sahib | sir | madam | aunty |
        uncle | seth | ben | bhaijaan | baji |
        जी | भाई | भैया | भाभी | दीदी | साहब | साहिब | सेठ | बेन | جی | بھائی | بھیا | باجی | صاحب | صاحبہ | سیٹھ""",
    Says.BEFORE_NAME: """mr | mrs | ms | dr | shri | shree | smt | m/s | messrs | श्री | श्रीमती | डॉ | डा | محترم | محترمہ | جناب |
        ڈاکٹر""",
    Says.NOT: """not | no | never | didnt | didn't | nahi | nahin | nai | return | returned | returns | wapas |
        vapas | refund | refunded | cancel |
        cancelled | exchange | नहीं | नही | मत | वापस | रद्द | نہیں | مت | واپس | منسوخ""",
    Says.EMPTY: """rs | from | inr | pkr | rupees | rupee | rupaye | rupay | rupaiye | rupya | only | for | of |
        the | a | an | is | has | on | by | to | till |
        tak | ka | ke | ki | se | hai | hain | he | tha | the | thi | aur | and | liya | liye | li | le gaya |
        le gaye | le gayi | took | bought | bech |
        becha | sold | ke liye | mein | me | par | pe | रुपये | रुपए | रूपये | रु | का | के | की | से | तक | है |
        हैं | था | थे | थी | और | लिया | लिए | ली |
        ले गया | ले गए | ले गई | के लिए | में | पर | بیچا | روپے | روپیہ | کا | کے | کی | سے | تک | ہے | ہیں |
        تھا | تھے | اور | لیا | لیے | لی | لے گیا |
        لے گئے | کے لیے | میں | پر""",
}
SAID: Mapping[tuple[str, ...], Says] = {
    tuple(fold(phrase).split()): says for says, phrases in _PHRASES.items() for phrase in phrases.split("|")
}
"""What each phrase says, by its folded words."""
LONGEST_PHRASE = max(map(len, SAID))
POSSESSIVE = frozenset(map(fold, ["ka", "ke", "ki", "का", "के", "की", "کا", "کے", "کی"]))
MONEY = frozenset({Says.RECEIVED, Says.PAID, Says.DUE, Says.CREDIT, Says.PROMISE, Says.TOTAL})
_SURNAMES = """
agrawal ahmed ali ansari arora awan bajwa banerjee bano begum bhat bhatia bhatt bhatti biswas bose butt chaudhary chaudhry chauhan
chopra das desai dixit dubey dutta gandhi garg ghosh gill goel goyal gupta gujjar haider hussain iyer jadhav jain jatt joshi
kapoor kapur kaur khan khanna khatoon khatri kulkarni kumar kumari kumawat malhotra malik mehra mehta menon mirza mishra mughal
mukherjee nair nath naqvi pandey pandit pasha patel pathak patil pawar pillai prajapati qadri qureshi raina rajput rana rao rathore
reddy rizvi rajput saini saxena sen sethi shah shaikh sharma sheikh shukla siddiqui singh sinha sodhi soni srivastava syed thakur
thomas tiwari trivedi tyagi varma verma vyas yadav zaidi butt chishti dar dogar gondal khokhar lodhi mian niazi paracha sial virk
"""
SURNAMES = frozenset(_SURNAMES.split())
