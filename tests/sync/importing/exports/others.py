"""Odoo, Bitrix24, and the billing programs of India and Pakistan."""

from tests.sync.importing.exports import Export, export

OTHERS: tuple[Export, ...] = (
    export(
        "Odoo contacts for re-import",
        "Contacts",
        """
        id           External ID = __export__.res_partner_52_9c1f
        name         Name = Harish Bhat
        -            Is a Company = False
        firm         Related Company = Bhat Hardware
        -            Related Company/External ID = __export__.res_partner_51_aa10
        job_title    Job Position = Partner
        salutation   Title = Mr.
        phones       Phone = 0824 2441234
        phones       Mobile = 9845012345
        emails       Email = harish@bhat.example
        -            Website Link =
        address      Street = 9 Hampankatta
        -            Street2 =
        city         City = Mangaluru
        state        State = Karnataka (IN)
        postal_code  Zip = 575001
        country      Country = India
        gstin        Tax ID = 29AAACH7409R1ZX
        owner        Salesperson = Meera Nair
        tags         Tags = Hardware
        -            Reference = C0052
        notes        Notes = Closed on Sundays
        created_on   Created on = 2024-01-05 08:00:00
        -            Last Updated on = 2024-01-06 08:00:00
        """,
    ),
    export(
        "Odoo contacts by field names",
        "Contacts",
        """
        id           id = __export__.res_partner_52_9c1f
        name         name = Harish Bhat
        -            company_type = person
        -            parent_id/id = __export__.res_partner_51_aa10
        firm         parent_id/name = Bhat Hardware
        job_title    function = Partner
        phones       phone = 0824 2441234
        phones       mobile = 9845012345
        emails       email = harish@bhat.example
        address      street = 9 Hampankatta
        -            street2 =
        city         city = Mangaluru
        state        state_id/name = Karnataka
        postal_code  zip = 575001
        country      country_id/name = India
        gstin        vat = 29AAACH7409R1ZX
        owner        user_id/name = Meera Nair
        notes        comment = Closed on Sundays
        """,
    ),
    export(
        "Odoo opportunities",
        "Deals",
        """
        id            External ID = __export__.crm_lead_7_11aa
        title         Opportunity = Paint for the college
        contact       Customer = Bhat Hardware
        -             Contact Name = Harish Bhat
        -             Email = harish@bhat.example
        -             Phone = 0824 2441234
        owner         Salesperson = Meera Nair
        -             Sales Team = Shop
        amount        Expected Revenue = 75000
        probability   Probability = 20
        stage         Stage = Qualified
        expected_on   Expected Closing = 2024-06-01
        opened_on     Created on = 2024-01-05 08:00:00
        -             Tags = paint
        """,
    ),
    export(
        "Bitrix24 contacts",
        "Contacts",
        """
        id           ID = 101
        salutation   Salutation = Mr.
        first_name   First name = Naveen
        last_name    Last name = Reddy
        -            Second name =
        birthday     Date of birth = 01.02.1984
        created_on   Created on = 05.01.2024 10:00:00
        firm         Company = Reddy Seeds
        source       Source = Call
        phones       Work phone = 040 23456789
        phones       Mobile = 9849012345
        -            Fax =
        phones       Home phone =
        -            Pager number =
        phones       Other phone number =
        -            Corporate website =
        emails       Work e-mail = naveen@seeds.example
        emails       Home e-mail =
        emails       Other e-mail =
        job_title    Position = Manager
        address      Address = 8-2 Banjara Hills
        notes        Comment = Cotton seeds in June
        owner        Responsible person = Meera Nair
        roles        Contact type = Clients
        """,
    ),
    export(
        "Tally ledgers",
        "Contacts",
        """
        name             Name of Ledger = Ganesh Provision Store
        category         Under = Sundry Debtors
        opening_balance  Opening Balance = 15000
        address          Address = 45 Laxmi Road
        state            State = Maharashtra
        postal_code      Pincode = 411030
        country          Country = India
        -                Contact Person = Ganesh Kulkarni
        phones           Phone No. = 020 24451234
        phones           Mobile No. = 9822012345
        -                Fax No. =
        emails           E-mail = ganesh@provision.example
        pan              PAN/IT No. = AAACH7409R
        -                Registration Type = Regular
        gstin            GSTIN/UIN = 27AAACH7409R1ZO
        -                Maintain balances bill-by-bill = Yes
        -                Default Credit Period = 30 Days
        """,
    ),
    export(
        "Vyapar parties",
        "Contacts",
        """
        name             Name* = Raju Traders
        phones           Phone No. = 9876501234
        emails           Email = raju@traders.example
        category         Party Group = Wholesale
        gstin            GSTIN No. = 27AAACH7409R1ZO
        -                GST Type = Registered
        state            State = Maharashtra
        address          Billing Address = 1 Ring Road, Nagpur
        -                Shipping Address = 1 Ring Road, Nagpur
        opening_balance  Opening Balance = 1200
        -                Opening Date = 01/04/2024
        credit_limit     Credit Limit = 10000
        """,
    ),
    export(
        "Vyapar party report",
        "Contacts",
        """
        name             Party Name = Raju Traders
        emails           Email = raju@traders.example
        phones           Phone No. = 9876501234
        opening_balance  Receivable Balance = 1200
        -                Payable Balance =
        credit_limit     Credit Limit = 10000
        gstin            GSTIN = 27AAACH7409R1ZO
        """,
    ),
    export(
        "Khatabook customers",
        "Contacts",
        """
        name             Customer Name = Salma Begum
        phones           Phone Number = 9898012345
        address          Address = 8 Lal Darwaza
        opening_balance  Balance = 450
        -                Balance Type = You Will Get
        -                Last Transaction Date = 05-04-2024
        """,
    ),
    export(
        "myBillBook parties",
        "Contacts",
        """
        name             Party Name = Om Electricals
        phones           Mobile Number = 9811012345
        emails           Email = om@electricals.example
        category         Party Type = Customer
        -                Party Category = Dealers
        gstin            GSTIN = 07AAACH7409R1ZQ
        pan              PAN Number = AAACH7409R
        opening_balance  Opening Balance = 5000
        -                Opening Balance Type = To Collect
        address          Billing Address = 22 Bhagirath Palace
        -                Shipping Address = 22 Bhagirath Palace
        city             City = Delhi
        state            State = Delhi
        postal_code      Pincode = 110006
        -                Credit Period (Days) = 30
        credit_limit     Credit Limit = 20000
        """,
    ),
)
