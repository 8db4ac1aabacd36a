"""SugarCRM, SuiteCRM and vTiger."""

from tests.sync.importing.exports import Export, export

SUGAR: tuple[Export, ...] = (
    export(
        "SuiteCRM contacts",
        "Contacts",
        """
        salutation   Salutation = Mr.
        first_name   First Name = Arjun
        last_name    Last Name = Menon
        job_title    Job Title = Manager
        firm         Account Name = Coast Fisheries
        -            Department = Purchase
        emails       Email Address = arjun@coast.example
        phones       Home Phone =
        phones       Mobile Phone = 9847012345
        phones       Office Phone = 0484 2345678
        phones       Other Phone =
        -            Fax =
        -            Do Not Call = No
        address      Primary Address Street = 3 Marine Drive
        city         Primary Address City = Kochi
        state        Primary Address State = Kerala
        postal_code  Primary Address Postal Code = 682031
        country      Primary Address Country = India
        -            Alternate Address Street = 8 Beach Road
        -            Alternate Address City = Kollam
        -            Alternate Address State = Kerala
        -            Alternate Address Postal Code = 691001
        -            Alternate Address Country = India
        notes        Description = Wants weekly prices
        -            Assistant =
        -            Assistant Phone =
        source       Lead Source = Cold Call
        birthday     Birthdate = 1979-01-20
        -            Reports To ID =
        -            Campaign ID =
        id           ID = 8f6b2d41-7c1e-4d2a-9a65-5e0c3a1b2c3d
        created_on   Date Created = 2024-02-01 10:00:00
        -            Date Modified = 2024-02-03 11:30:00
        -            Modified By = 1
        -            Created By = 1
        -            Deleted = 0
        owner        Assigned to = meera
        """,
    ),
    export(
        "SugarCRM contacts by field names",
        "Contacts",
        """
        id           id = 8f6b2d41-7c1e-4d2a-9a65-5e0c3a1b2c3d
        created_on   date_entered = 2024-02-01 10:00:00
        -            date_modified = 2024-02-03 11:30:00
        -            modified_user_id = 1
        -            created_by = 1
        notes        description = Wants weekly prices
        -            deleted = 0
        -            assigned_user_id = 1
        salutation   salutation = Mr.
        first_name   first_name = Arjun
        last_name    last_name = Menon
        job_title    title = Manager
        -            department = Purchase
        -            do_not_call = 0
        phones       phone_home =
        phones       phone_mobile = 9847012345
        phones       phone_work = 0484 2345678
        phones       phone_other =
        -            phone_fax =
        address      primary_address_street = 3 Marine Drive
        city         primary_address_city = Kochi
        state        primary_address_state = Kerala
        postal_code  primary_address_postalcode = 682031
        country      primary_address_country = India
        -            alt_address_street = 8 Beach Road
        -            alt_address_city = Kollam
        -            alt_address_state = Kerala
        -            alt_address_postalcode = 691001
        -            alt_address_country = India
        -            assistant =
        -            assistant_phone =
        source       lead_source = Cold Call
        -            reports_to_id =
        birthday     birthdate = 1979-01-20
        -            portal_name =
        -            portal_active = 0
        -            campaign_id =
        emails       email_address = arjun@coast.example
        firm         account_name = Coast Fisheries
        owner        assigned_user_name = meera
        """,
    ),
    export(
        "SuiteCRM accounts",
        "Organisations",
        """
        name                 Name = Coast Fisheries
        website              Website = coast.example
        emails               Email Address = office@coast.example
        phones               Office Phone = 0484 2345678
        phones               Alternate Phone =
        -                    Fax =
        address              Billing Street = 3 Marine Drive
        city                 Billing City = Kochi
        state                Billing State = Kerala
        postal_code          Billing Postal Code = 682031
        country              Billing Country = India
        -                    Shipping Street = 3 Marine Drive
        -                    Shipping City = Kochi
        -                    Shipping State = Kerala
        -                    Shipping Postal Code = 682031
        -                    Shipping Country = India
        notes                Description = Exports prawns
        category             Type = Customer
        industry             Industry = Food
        -                    Annual Revenue = 9000000
        size                 Employees = 60
        -                    SIC Code =
        -                    Ticker Symbol =
        -                    Parent Account ID =
        -                    Ownership = Private
        -                    Campaign ID =
        -                    Rating =
        owner                Assigned User Name = meera
        -                    Assigned User ID = 1
        id                   ID = 1d2c3b4a-0000-4d2a-9a65-5e0c3a1b2c3d
        created_on           Date Created = 2024-02-01 10:00:00
        -                    Date Modified = 2024-02-03 11:30:00
        -                    Created By = 1
        -                    Deleted = 0
        """,
    ),
    export(
        "SuiteCRM opportunities",
        "Deals",
        """
        title         Opportunity Name = Prawns for the season
        -             Type = New Business
        source        Lead Source = Cold Call
        amount        Opportunity Amount = 450000
        -             Currency = -99
        expected_on   Expected Close Date = 2024-06-30
        next_step     Next Step = Visit the plant
        stage         Sales Stage = Prospecting
        probability   Probability (%) = 10
        notes         Description = First order of the year
        organisation  Account Name = Coast Fisheries
        -             Account ID = 1d2c3b4a-0000-4d2a-9a65-5e0c3a1b2c3d
        id            ID = 77aa2d41-7c1e-4d2a-9a65-5e0c3a1b2c3d
        opened_on     Date Created = 2024-02-01 10:00:00
        -             Date Modified = 2024-02-03 11:30:00
        owner         Assigned User Name = meera
        """,
    ),
    export(
        "vTiger contacts",
        "Contacts",
        """
        salutation    Salutation = Mr.
        first_name    First Name = Farhan
        last_name     Last Name = Qureshi
        id            Contact Id = CON12
        phones        Office Phone = 042 35712345
        phones        Mobile = 0300 1234567
        firm          Organization Name = Qureshi Textiles
        phones        Home Phone =
        source        Lead Source = Employee
        phones        Secondary Phone =
        job_title     Title = Director
        -             Fax =
        -             Department = Export
        birthday      Date of Birth = 1975-11-02
        emails        Primary Email = farhan@qureshi.example
        -             Reports To =
        -             Assistant =
        emails        Secondary Email =
        -             Assistant Phone =
        -             Do Not Call = 0
        -             Email Opt Out = 0
        owner         Assigned To = admin
        -             Reference = 0
        created_on    Created Time = 2024-01-10 09:00:00
        -             Modified Time = 2024-01-12 09:00:00
        -             Portal User = 0
        -             Support Start Date =
        -             Support End Date =
        address       Mailing Street = 5 Mall Road
        -             Other Street =
        city          Mailing City = Lahore
        -             Other City =
        state         Mailing State = Punjab
        -             Other State =
        postal_code   Mailing Zip = 54000
        -             Other Zip =
        country       Mailing Country = Pakistan
        -             Other Country =
        -             Mailing P.O. Box =
        notes         Description = Met at the expo
        -             Contact Image =
        """,
    ),
    export(
        "vTiger organizations",
        "Organisations",
        """
        name                 Organization Name = Qureshi Textiles
        -                    Organization Number = ACC7
        phones               Primary Phone = 042 35712345
        website              Website = qureshi.example
        -                    Fax =
        -                    Ticker Symbol =
        phones               Secondary Phone =
        parent_organisation  Member Of =
        emails               Primary Email = office@qureshi.example
        size                 Employees = 210
        emails               Secondary Email =
        -                    Ownership =
        -                    Rating =
        industry             Industry = Apparel
        -                    SIC Code =
        category             Type = Customer
        -                    Annual Revenue = 0
        -                    Email Opt Out = 0
        -                    Notify Owner = 0
        owner                Assigned To = admin
        created_on           Created Time = 2024-01-10 09:00:00
        -                    Modified Time = 2024-01-12 09:00:00
        address              Billing Address = 5 Mall Road
        -                    Shipping Address = 5 Mall Road
        city                 Billing City = Lahore
        -                    Shipping City = Lahore
        state                Billing State = Punjab
        -                    Shipping State = Punjab
        postal_code          Billing Postal Code = 54000
        -                    Shipping Postal Code = 54000
        country              Billing Country = Pakistan
        -                    Shipping Country = Pakistan
        -                    Billing PO Box =
        notes                Description = Exports towels
        """,
    ),
    export(
        "vTiger leads",
        "Contacts",
        """
        salutation    Salutation = Ms.
        first_name    First Name = Nadia
        -             Lead Number = LEA4
        phones        Primary Phone = 021 34567890
        last_name     Last Name = Siddiqui
        phones        Mobile Phone = 0333 7654321
        firm          Company = Siddiqui Caterers
        -             Fax =
        job_title     Designation = Owner
        emails        Primary Email = nadia@caterers.example
        source        Lead Source = Web Site
        -             Website = caterers.example
        -             Industry = Hospitality
        -             Lead Status = Hot
        -             Annual Revenue = 0
        -             Rating = Active
        -             Number of Employees = 8
        owner         Assigned To = admin
        emails        Secondary Email =
        created_on    Created Time = 2024-01-10 09:00:00
        -             Modified Time = 2024-01-12 09:00:00
        address       Street = 44 Clifton
        postal_code   Postal Code = 75600
        city          City = Karachi
        country       Country = Pakistan
        state         State = Sindh
        -             PO Box =
        notes         Description = Needs crockery
        """,
    ),
)
