"""Salesforce, HubSpot, Dynamics, Freshsales, Pipedrive."""

from tests.sync.importing.exports import Export, export

AMERICAN: tuple[Export, ...] = (
    export(
        "Salesforce contacts, data export",
        "Contacts",
        """
        id           Id = 0035g00000A1b2CAAR
        -            IsDeleted = false
        -            MasterRecordId =
        -            AccountId = 0015g00000B3c4DAAT
        last_name    LastName = Fernandes
        first_name   FirstName = Maria
        salutation   Salutation = Ms.
        name         Name = Maria Fernandes
        -            OtherStreet =
        -            OtherCity =
        -            OtherState =
        -            OtherPostalCode =
        -            OtherCountry =
        address      MailingStreet = 21 Church Street
        city         MailingCity = Panaji
        state        MailingState = Goa
        postal_code  MailingPostalCode = 403001
        country      MailingCountry = India
        phones       Phone = 0832 2223344
        -            Fax =
        phones       MobilePhone = 9823012345
        phones       HomePhone =
        phones       OtherPhone =
        -            AssistantPhone =
        -            ReportsToId =
        emails       Email = maria@hotel.example
        job_title    Title = Manager
        -            Department = Purchase
        -            AssistantName =
        source       LeadSource = Web
        birthday     Birthdate = 1985-09-01
        notes        Description = Orders every Friday
        -            OwnerId = 0055g000003XyzAAAS
        created_on   CreatedDate = 2024-01-15T08:30:00.000Z
        -            CreatedById = 0055g000003XyzAAAS
        -            LastModifiedDate = 2024-02-15T08:30:00.000Z
        -            LastModifiedById = 0055g000003XyzAAAS
        -            SystemModstamp = 2024-02-15T08:30:00.000Z
        -            LastActivityDate =
        -            EmailBouncedReason =
        -            IsEmailBounced = false
        """,
    ),
    export(
        "Salesforce contacts, report",
        "Contacts",
        """
        salutation   Salutation = Ms.
        first_name   First Name = Maria
        last_name    Last Name = Fernandes
        job_title    Title = Manager
        firm         Account Name = Hotel Mandovi
        address      Mailing Street = 21 Church Street
        city         Mailing City = Panaji
        state        Mailing State/Province = Goa
        postal_code  Mailing Zip/Postal Code = 403001
        country      Mailing Country = India
        phones       Phone = 0832 2223344
        -            Fax =
        phones       Mobile = 9823012345
        emails       Email = maria@hotel.example
        owner        Contact Owner = Meera Nair
        id           Contact ID = 0035g00000A1b2C
        -            Account ID = 0015g00000B3c4D
        source       Lead Source = Web
        created_on   Created Date = 15/01/2024
        """,
    ),
    export(
        "Salesforce leads",
        "Contacts",
        """
        id           Id = 00Q5g00000A1b2CEAR
        last_name    LastName = Bose
        first_name   FirstName = Ananya
        salutation   Salutation = Ms.
        name         Name = Ananya Bose
        job_title    Title = Partner
        firm         Company = Bose & Daughters
        address      Street = 9 College Street
        city         City = Kolkata
        state        State = West Bengal
        postal_code  PostalCode = 700073
        country      Country = India
        phones       Phone = 033 22411234
        phones       MobilePhone = 9830012345
        emails       Email = ananya@bose.example
        -            Website = bose.example
        source       LeadSource = Web
        -            Status = Open - Not Contacted
        -            Industry = Retail
        -            Rating = Hot
        -            AnnualRevenue =
        -            NumberOfEmployees = 4
        -            OwnerId = 0055g000003XyzAAAS
        -            IsConverted = false
        created_on   CreatedDate = 2024-01-15T08:30:00.000Z
        """,
    ),
    export(
        "Salesforce accounts",
        "Organisations",
        """
        id                   Id = 0015g00000B3c4DAAT
        -                    IsDeleted = false
        -                    MasterRecordId =
        name                 Name = Hotel Mandovi
        category             Type = Customer
        -                    ParentId =
        address              BillingStreet = 21 Church Street
        city                 BillingCity = Panaji
        state                BillingState = Goa
        postal_code          BillingPostalCode = 403001
        country              BillingCountry = India
        -                    ShippingStreet =
        -                    ShippingCity =
        -                    ShippingState =
        -                    ShippingPostalCode =
        -                    ShippingCountry =
        phones               Phone = 0832 2223344
        -                    Fax =
        -                    AccountNumber = H-12
        website              Website = mandovi.example
        -                    Sic =
        industry             Industry = Hospitality
        -                    AnnualRevenue =
        size                 NumberOfEmployees = 80
        -                    Ownership =
        -                    TickerSymbol =
        notes                Description = Sea view
        -                    Rating = Warm
        -                    Site =
        -                    OwnerId = 0055g000003XyzAAAS
        created_on           CreatedDate = 2024-01-15T08:30:00.000Z
        -                    LastModifiedDate = 2024-02-15T08:30:00.000Z
        """,
    ),
    export(
        "Salesforce opportunities",
        "Deals",
        """
        id           Id = 0065g00000C5d6EAAU
        -            IsDeleted = false
        -            AccountId = 0015g00000B3c4DAAT
        title        Name = Linen for 120 rooms
        notes        Description = Twice a year
        stage        StageName = Prospecting
        amount       Amount = 360000
        probability  Probability = 10
        -            ExpectedRevenue = 36000
        expected_on  CloseDate = 2024-06-30
        -            Type = New Customer
        next_step    NextStep = Show samples
        source       LeadSource = Web
        -            IsClosed = false
        -            IsWon = false
        -            ForecastCategory = Pipeline
        -            OwnerId = 0055g000003XyzAAAS
        opened_on    CreatedDate = 2024-01-15T08:30:00.000Z
        -            LastModifiedDate = 2024-02-15T08:30:00.000Z
        -            ContactId = 0035g00000A1b2CAAR
        """,
    ),
    export(
        "HubSpot contacts",
        "Contacts",
        """
        id             Record ID = 151
        first_name     First Name = Rohit
        last_name      Last Name = Deshpande
        emails         Email = rohit@agro.example
        phones         Phone Number = +91 98220 12345
        phones         Mobile Phone Number =
        owner          Contact owner = Meera Nair
        -              Primary Associated Company ID = 9001
        -              Last Activity Date (GMT+5:30) = 2024-03-01 12:00
        -              Lead Status = NEW
        -              Marketing contact status = Non-marketing contact
        created_on     Create Date (GMT+5:30) = 2024-02-01 09:00
        -              Associated Company = Deshpande Agro
        -              Associated Company IDs = 9001
        roles          Lifecycle Stage = Customer
        job_title      Job Title = Partner
        firm           Company Name = Deshpande Agro
        address        Street Address = Gultekdi Market Yard
        city           City = Pune
        state          State/Region = Maharashtra
        postal_code    Postal Code = 411037
        country        Country/Region = India
        -              Website URL = agro.example
        source         Original Source = Offline Sources
        """,
    ),
    export(
        "HubSpot companies",
        "Organisations",
        """
        id           Record ID = 9001
        name         Company name = Deshpande Agro
        owner        Company owner = Meera Nair
        created_on   Create Date (GMT+5:30) = 2024-02-01 09:00
        phones       Phone Number = +91 20 24261234
        -            Last Activity Date (GMT+5:30) =
        city         City = Pune
        country      Country/Region = India
        industry     Industry = FARMING
        website      Company Domain Name = agro.example
        state        State/Region = Maharashtra
        postal_code  Postal Code = 411037
        address      Street Address = Gultekdi Market Yard
        size         Number of Employees = 14
        -            Annual Revenue =
        roles        Lifecycle Stage = Customer
        -            Associated Contact IDs = 151
        """,
    ),
    export(
        "HubSpot deals",
        "Deals",
        """
        id            Record ID = 777
        title         Deal Name = Onion storage
        stage         Deal Stage = Appointment Scheduled
        expected_on   Close Date = 2024-05-01 09:00
        owner         Deal owner = Meera Nair
        amount        Amount = 250000
        -             Pipeline = Sales Pipeline
        opened_on     Create Date = 2024-02-05 09:00
        -             Deal Type = New Business
        -             Associated Company IDs = 9001
        organisation  Associated Company = Deshpande Agro
        -             Associated Contact IDs = 151
        contact       Associated Contact = Rohit Deshpande
        """,
    ),
    export(
        "Dynamics contacts",
        "Contacts",
        """
        id           (Do Not Modify) Contact = 3f2504e0-4f89-11d3-9a0c-0305e82c3301
        -            (Do Not Modify) Row Checksum = abc==
        -            (Do Not Modify) Modified On = 2024-03-30 10:00
        name         Full Name = Sunita Agarwal
        firm         Company Name = Agarwal Sweets
        job_title    Job Title = Owner
        emails       Email = sunita@sweets.example
        phones       Business Phone = 0532 2401234
        phones       Mobile Phone = 9415012345
        address      Address 1: Street 1 = 11 Civil Lines
        city         Address 1: City = Prayagraj
        state        Address 1: State/Province = Uttar Pradesh
        postal_code  Address 1: ZIP/Postal Code = 211001
        country      Address 1: Country/Region = India
        owner        Owner = Meera Nair
        -            Status = Active
        -            Status Reason = Active
        -            Do not allow Emails = Allow
        created_on   Created On = 2024-01-30 10:00
        """,
    ),
    export(
        "Freshsales contacts",
        "Contacts",
        """
        id           Id = 70001234567
        first_name   First name = Gurpreet
        last_name    Last name = Singh
        -            Subscription status = Subscribed
        job_title    Job title = Contractor
        emails       Emails = gurpreet@build.example
        phones       Work = 0161 2401234
        phones       Mobile = 9815012345
        address      Address = 6 Ferozepur Road
        city         City = Ludhiana
        state        State = Punjab
        postal_code  Zipcode = 141001
        country      Country = India
        firm         Accounts = Singh Builders
        owner        Sales owner = Meera Nair
        roles        Lifecycle stage = Lead
        -            Status = New
        source       Source = Web
        -            Territory =
        tags         Tags = cement
        created_on   Created at = 2024-02-11 10:00
        -            Updated at = 2024-02-12 10:00
        -            Facebook =
        -            LinkedIn =
        -            Score = 20
        """,
    ),
    export(
        "Pipedrive people",
        "Contacts",
        """
        id          Person - ID = 31
        name        Person - Name = Leena Thomas
        tags        Person - Label = warm
        firm        Person - Organization = Thomas Clinics
        phones      Person - Phone - Work = 0484 2300000
        phones      Person - Phone - Home =
        phones      Person - Phone - Mobile = 9846012345
        phones      Person - Phone - Other =
        emails      Person - Email - Work = leena@clinics.example
        emails      Person - Email - Home =
        emails      Person - Email - Other =
        -           Person - Open deals = 1
        -           Person - Closed deals = 0
        -           Person - Next activity date =
        owner       Person - Owner = Meera Nair
        created_on  Person - Person created = 2024-02-11 10:00:00
        -           Person - Update time = 2024-02-12 10:00:00
        """,
    ),
    export(
        "Pipedrive organizations",
        "Organisations",
        """
        id           Organization - ID = 12
        name         Organization - Name = Thomas Clinics
        tags         Organization - Label = warm
        address      Organization - Address = 40 MG Road, Kochi
        -            Organization - People = 3
        -            Organization - Closed deals = 0
        -            Organization - Open deals = 1
        owner        Organization - Owner = Meera Nair
        """,
    ),
    export(
        "Pipedrive deals",
        "Deals",
        """
        id            Deal - ID = 5
        title         Deal - Title = X-ray machine
        -             Deal - Creator = Meera Nair
        owner         Deal - Owner = Meera Nair
        amount        Deal - Value = 900000
        -             Deal - Currency of Value = INR
        -             Deal - Weighted value = 90000
        probability   Deal - Probability = 10
        organisation  Deal - Organization = Thomas Clinics
        -             Deal - Organization ID = 12
        -             Deal - Pipeline = Pipeline
        contact       Deal - Contact person = Leena Thomas
        -             Deal - Contact person ID = 31
        stage         Deal - Stage = Qualified
        -             Deal - Status = Open
        opened_on     Deal - Deal created = 2024-02-11 10:00:00
        -             Deal - Update time = 2024-02-12 10:00:00
        next_step_on  Deal - Next activity date = 2024-03-01
        expected_on   Deal - Expected close date = 2024-05-01
        closed_on     Deal - Deal closed on =
        lost_reason   Deal - Lost reason =
        """,
    ),
)
