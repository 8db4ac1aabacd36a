"""Zoho CRM and Zoho Books."""

from tests.sync.importing.exports import Export, export

ZOHO: tuple[Export, ...] = (
    export(
        "Zoho CRM leads",
        "Contacts",
        """
        id           Record Id = zcrm_4876876000000212001
        -            Lead Owner.id = zcrm_4876876000000201001
        owner        Lead Owner = Meera Nair
        firm         Company = Anand Tiles
        first_name   First Name = Kavita
        last_name    Last Name = Rathore
        name         Lead Name = Kavita Rathore
        job_title    Title = Purchase manager
        emails       Email = kavita@anandtiles.example
        phones       Phone = 0141-2345678
        -            Fax = 0141-2345679
        phones       Mobile = 9829012345
        -            Website = www.anandtiles.example
        source       Lead Source = Trade Show
        -            Lead Status = Contacted
        -            Industry = Building material
        -            No. of Employees = 12
        -            Annual Revenue = 4500000
        -            Rating = Active
        -            Created By.id = zcrm_4876876000000201001
        -            Created By = Meera Nair
        -            Modified By.id = zcrm_4876876000000201001
        -            Modified By = Meera Nair
        created_on   Created Time = 2024-03-05 10:12:44
        -            Modified Time = 2024-03-06 16:40:02
        address      Street = 14 Station Road
        city         City = Jaipur
        state        State = Rajasthan
        postal_code  Zip Code = 302006
        country      Country = India
        notes        Description = Wants samples of floor tiles
        -            Skype ID = kavita.r
        -            Email Opt Out = false
        salutation   Salutation = Ms.
        emails       Secondary Email = kavita.rathore@mail.example
        -            Last Activity Time = 2024-03-06 16:40:02
        -            Twitter = kavitar
        tags         Tag = tiles
        -            Unsubscribed Mode =
        -            Unsubscribed Time =
        """,
    ),
    export(
        "Zoho CRM contacts",
        "Contacts",
        """
        id           Record Id = zcrm_4876876000000213001
        -            Contact Owner.id = zcrm_4876876000000201001
        owner        Contact Owner = Meera Nair
        source       Lead Source = Referral
        first_name   First Name = Imran
        last_name    Last Name = Sheikh
        -            Account Name.id = zcrm_4876876000000111001
        firm         Account Name = Sheikh Motors
        -            Vendor Name.id =
        -            Vendor Name =
        emails       Email = imran@sheikhmotors.example
        job_title    Title = Owner
        -            Department = Sales
        phones       Phone = 022 23456789
        phones       Home Phone =
        phones       Other Phone =
        -            Fax =
        phones       Mobile = 9820098200
        birthday     Date of Birth = 1980-06-14
        -            Assistant =
        -            Asst Phone =
        -            Email Opt Out = false
        -            Skype ID =
        -            Created By.id = zcrm_4876876000000201001
        -            Created By = Meera Nair
        -            Modified By.id = zcrm_4876876000000201001
        -            Modified By = Meera Nair
        created_on   Created Time = 2024-03-05 10:12:44
        -            Modified Time = 2024-03-06 16:40:02
        name         Contact Name = Imran Sheikh
        address      Mailing Street = 7 Mohammed Ali Road
        -            Other Street = 9 Linking Road
        city         Mailing City = Mumbai
        -            Other City = Mumbai
        state        Mailing State = Maharashtra
        -            Other State = Maharashtra
        postal_code  Mailing Zip = 400003
        -            Other Zip = 400050
        country      Mailing Country = India
        -            Other Country = India
        notes        Description = Prefers calls after lunch
        emails       Secondary Email =
        -            Last Activity Time = 2024-03-06 16:40:02
        salutation   Salutation = Mr.
        -            Reporting To.id =
        -            Reporting To =
        tags         Tag = vip
        -            Record Image =
        -            Locked = false
        """,
    ),
    export(
        "Zoho CRM accounts",
        "Organisations",
        """
        id                   Record Id = zcrm_4876876000000111001
        -                    Account Owner.id = zcrm_4876876000000201001
        owner                Account Owner = Meera Nair
        -                    Rating = Active
        name                 Account Name = Sheikh Motors
        phones               Phone = 022 23456789
        -                    Account Site = Head office
        -                    Fax =
        -                    Parent Account.id =
        parent_organisation  Parent Account =
        website              Website = sheikhmotors.example
        -                    Ticker Symbol =
        roles                Account Type = Customer
        -                    Ownership = Private
        industry             Industry = Automobile
        size                 Employees = 35
        -                    Annual Revenue = 25000000
        -                    SIC Code =
        -                    Created By = Meera Nair
        created_on           Created Time = 2024-01-12 09:00:00
        -                    Modified Time = 2024-03-06 16:40:02
        address              Billing Street = 7 Mohammed Ali Road
        -                    Shipping Street = Plot 4, Bhiwandi
        city                 Billing City = Mumbai
        -                    Shipping City = Bhiwandi
        state                Billing State = Maharashtra
        -                    Shipping State = Maharashtra
        postal_code          Billing Code = 400003
        -                    Shipping Code = 421302
        country              Billing Country = India
        -                    Shipping Country = India
        notes                Description = Three showrooms
        tags                 Tag = fleet
        -                    Account Number = 0
        """,
    ),
    export(
        "Zoho CRM deals",
        "Deals",
        """
        id            Record Id = zcrm_4876876000000311001
        -             Deal Owner.id = zcrm_4876876000000201001
        owner         Deal Owner = Meera Nair
        amount        Amount = 125000
        title         Deal Name = Tyres for 40 cars
        expected_on   Closing Date = 2024-05-15
        -             Account Name.id = zcrm_4876876000000111001
        organisation  Account Name = Sheikh Motors
        stage         Stage = Qualification
        -             Type = New Business
        probability   Probability (%) = 10
        -             Expected Revenue = 12500
        next_step     Next Step = Send quotation
        source        Lead Source = Referral
        -             Campaign Source.id =
        -             Campaign Source =
        -             Contact Name.id = zcrm_4876876000000213001
        contact       Contact Name = Imran Sheikh
        -             Created By = Meera Nair
        opened_on     Created Time = 2024-03-05 10:12:44
        -             Modified Time = 2024-03-06 16:40:02
        notes         Description = Also asks for alignment
        -             Last Activity Time = 2024-03-06 16:40:02
        -             Lead Conversion Time =
        -             Sales Cycle Duration =
        -             Overall Sales Duration =
        lost_reason   Reason For Loss =
        """,
    ),
    export(
        "Zoho Books contacts",
        "Contacts",
        """
        created_on       Created Time = 2024-03-05 10:12:44
        -                Last Modified Time = 2024-03-06 16:40:02
        name             Display Name = Lakshmi Stores
        firm             Company Name = Lakshmi Stores
        salutation       Salutation = Mrs.
        first_name       First Name = Lakshmi
        last_name        Last Name = Iyer
        phones           Phone = 044 23456789
        -                Currency Code = INR
        notes            Notes = Pays on the 5th
        -                Website =
        -                Status = Active
        opening_balance  Opening Balance = 2500
        credit_limit     Credit Limit = 50000
        -                Customer Sub Type = business
        -                Billing Attention =
        address          Billing Address = 12 Big Street
        -                Billing Street2 =
        city             Billing City = Chennai
        state            Billing State = Tamil Nadu
        country          Billing Country = India
        postal_code      Billing Code = 600005
        phones           Billing Phone = 9840012345
        -                Billing Fax =
        -                Shipping Address = 12 Big Street
        -                Shipping City = Chennai
        -                Shipping State = Tamil Nadu
        -                Shipping Country = India
        -                Shipping Code = 600005
        -                Skype Identity =
        -                Facebook =
        -                Department =
        job_title        Designation = Owner
        -                Price List =
        -                Payment Terms = 15
        -                Payment Terms Label = Net 15
        gstin            GST Identification Number (GSTIN) = 33AAACH7409R1Z8
        -                GST Treatment = business_gst
        -                Place of Contact(With State Code) = TN
        emails           EmailID = lakshmi@stores.example
        phones           MobilePhone = 9840012345
        pan              PAN Number = AAACH7409R
        -                Taxable = true
        id               Contact ID = 982000000567001
        -                Owner Name =
        """,
    ),
    export(
        "Zoho Books invoices",
        "Documents",
        """
        on               Invoice Date = 2024-04-05
        id               Invoice ID = 982000000567114
        number           Invoice Number = INV-000017
        status           Invoice Status = Overdue
        -                Customer ID = 982000000567001
        party            Customer Name = Lakshmi Stores
        -                Company Name = Lakshmi Stores
        due_on           Due Date = 2024-04-20
        -                PurchaseOrder =
        -                Template Name = Standard
        -                Currency Code = INR
        -                Exchange Rate = 1
        -                SubTotal = 1000
        total            Total = 1180
        -                Balance = 1180
        round_off        Adjustment = 0
        notes            Notes = Thanks
        -                Terms & Conditions =
        place_of_supply  Place of Supply = TN
        owner            Sales person = Meera Nair
        """,
    ),
)
