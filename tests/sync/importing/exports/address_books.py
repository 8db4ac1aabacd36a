"""Address books: Google Contacts old and new, Outlook, Thunderbird, and the associations' CiviCRM."""

from tests.sync.importing.exports import Export, export

ADDRESS_BOOKS: tuple[Export, ...] = (
    export(
        "Google Contacts, new",
        "Contacts",
        """
        first_name   First Name = Deepak
        -            Middle Name = Kumar
        last_name    Last Name = Yadav
        -            Phonetic First Name =
        -            Phonetic Middle Name =
        -            Phonetic Last Name =
        salutation   Name Prefix = Dr.
        -            Name Suffix =
        known_as     Nickname = Deepu
        -            File As =
        firm         Organization Name = Yadav Dairy
        job_title    Organization Title = Owner
        -            Organization Department =
        birthday     Birthday = 1988-04-12
        notes        Notes = Delivers before six
        -            Photo = https://lh3.example/photo
        tags         Labels = * myContacts ::: Dairy
        -            E-mail 1 - Label = * Work
        emails       E-mail 1 - Value = deepak@dairy.example
        -            E-mail 2 - Label =
        emails       E-mail 2 - Value =
        phone_notes  Phone 1 - Label = Mobile
        phones       Phone 1 - Value = +91 94140 12345
        phone_notes  Phone 2 - Label = Work
        phones       Phone 2 - Value = 0141-2401234 ::: 0141-2401235
        -            Address 1 - Label = Home
        -            Address 1 - Formatted = 12 Bapu Nagar, Jaipur
        address      Address 1 - Street = 12 Bapu Nagar
        city         Address 1 - City = Jaipur
        -            Address 1 - PO Box =
        state        Address 1 - Region = Rajasthan
        postal_code  Address 1 - Postal Code = 302015
        country      Address 1 - Country = India
        area         Address 1 - Extended Address = Near the temple
        -            Website 1 - Label =
        -            Website 1 - Value = dairy.example
        -            Event 1 - Label = Anniversary
        -            Event 1 - Value = 2012-02-14
        -            Relation 1 - Label = Spouse
        -            Relation 1 - Value = Suman
        -            Custom Field 1 - Label =
        -            Custom Field 1 - Value =
        """,
    ),
    export(
        "Google Contacts, old",
        "Contacts",
        """
        name         Name = Deepak Kumar Yadav
        first_name   Given Name = Deepak
        -            Additional Name = Kumar
        last_name    Family Name = Yadav
        -            Yomi Name =
        salutation   Name Prefix = Dr.
        -            Name Suffix =
        -            Initials =
        known_as     Nickname = Deepu
        -            Short Name =
        -            Maiden Name =
        birthday     Birthday = 1988-04-12
        -            Gender =
        -            Location =
        -            Billing Information =
        -            Occupation = Dairyman
        -            Hobby =
        -            Sensitivity =
        -            Priority =
        -            Subject =
        notes        Notes = Delivers before six
        language     Language =
        -            Photo =
        tags         Group Membership = * myContacts ::: Dairy
        -            E-mail 1 - Type = * Work
        emails       E-mail 1 - Value = deepak@dairy.example
        phone_notes  Phone 1 - Type = Mobile
        phones       Phone 1 - Value = +91 94140 12345
        phone_notes  Phone 2 - Type = Work
        phones       Phone 2 - Value = 0141-2401234
        -            Address 1 - Type = Home
        -            Address 1 - Formatted = 12 Bapu Nagar, Jaipur
        address      Address 1 - Street = 12 Bapu Nagar
        city         Address 1 - City = Jaipur
        -            Address 1 - PO Box =
        state        Address 1 - Region = Rajasthan
        postal_code  Address 1 - Postal Code = 302015
        country      Address 1 - Country = India
        area         Address 1 - Extended Address =
        -            Address 2 - Type = Work
        -            Address 2 - Street = 4 Dairy Lane
        -            Address 2 - City = Jaipur
        -            Organization 1 - Type =
        firm         Organization 1 - Name = Yadav Dairy
        -            Organization 1 - Yomi Name =
        job_title    Organization 1 - Title = Owner
        -            Organization 1 - Department =
        """,
    ),
    export(
        "Outlook for Windows",
        "Contacts",
        """
        salutation   Title = Mrs.
        first_name   First Name = Rukhsana
        -            Middle Name = Bano
        last_name    Last Name = Khan
        -            Suffix =
        firm         Company = Khan Boutique
        -            Department =
        job_title    Job Title = Tailor
        -            Business Street = 2 Anarkali
        -            Business Street 2 =
        -            Business City = Lahore
        -            Business State = Punjab
        -            Business Postal Code = 54000
        -            Business Country/Region = Pakistan
        address      Home Street = 17 Gulberg
        -            Home Street 2 =
        city         Home City = Lahore
        state        Home State = Punjab
        postal_code  Home Postal Code = 54660
        country      Home Country/Region = Pakistan
        -            Other Street =
        -            Other City =
        -            Other State =
        -            Other Postal Code =
        -            Other Country/Region =
        -            Assistant's Phone =
        -            Business Fax =
        phones       Business Phone = 042 35712345
        phones       Business Phone 2 =
        -            Callback =
        phones       Car Phone =
        phones       Company Main Phone =
        -            Home Fax =
        phones       Home Phone = 042 35765432
        phones       Home Phone 2 =
        -            ISDN =
        phones       Mobile Phone = 0321 4567890
        -            Other Fax =
        phones       Other Phone =
        -            Pager =
        phones       Primary Phone =
        -            Radio Phone =
        -            TTY/TDD Phone =
        -            Telex =
        -            Account =
        anniversary  Anniversary = 0/0/00
        -            Assistant's Name =
        -            Billing Information =
        birthday     Birthday = 12/3/1982
        -            Business Address PO Box =
        tags         Categories = Boutiques
        -            Children =
        -            Directory Server =
        emails       E-mail Address = rukhsana@boutique.example
        -            E-mail Type = SMTP
        -            E-mail Display Name = Rukhsana Khan (rukhsana@boutique.example)
        emails       E-mail 2 Address =
        -            E-mail 2 Type =
        -            E-mail 2 Display Name =
        emails       E-mail 3 Address =
        -            E-mail 3 Type =
        -            E-mail 3 Display Name =
        -            Gender = Unspecified
        -            Government ID Number =
        -            Hobby =
        -            Initials = R.B.K.
        -            Internet Free Busy =
        tags         Keywords =
        language     Language =
        -            Location =
        -            Manager's Name =
        -            Mileage =
        notes        Notes = Eid orders
        -            Office Location =
        -            Organizational ID Number =
        -            Other Address PO Box =
        -            Priority = Normal
        -            Private = False
        -            Profession =
        referred_by  Referred By =
        -            Sensitivity = Normal
        relative     Spouse = Salman Khan
        -            User 1 =
        -            User 2 =
        -            Web Page = boutique.example
        """,
    ),
    export(
        "Thunderbird",
        "Contacts",
        """
        first_name   First Name = Joseph
        last_name    Last Name = D'Souza
        name         Display Name = Joseph D'Souza
        known_as     Nickname = Joe
        emails       Primary Email = joseph@bakery.example
        emails       Secondary Email =
        -            Screen Name =
        phones       Work Phone = 0820 2520000
        phones       Home Phone =
        -            Fax Number =
        -            Pager Number =
        phones       Mobile Number = 9448012345
        address      Home Address = 3 Car Street
        -            Home Address 2 =
        city         Home City = Udupi
        state        Home State = Karnataka
        postal_code  Home ZipCode = 576101
        country      Home Country = India
        -            Work Address = 8 Temple Road
        -            Work Address 2 =
        -            Work City = Udupi
        -            Work State = Karnataka
        -            Work ZipCode = 576101
        -            Work Country = India
        job_title    Job Title = Baker
        -            Department =
        firm         Organization = D'Souza Bakery
        -            Web Page 1 =
        -            Web Page 2 =
        -            Birth Year = 1970
        -            Birth Month = 5
        -            Birth Day = 9
        -            Custom 1 =
        -            Custom 2 =
        -            Custom 3 =
        -            Custom 4 =
        notes        Notes = Bread at seven
        """,
    ),
    export(
        "CiviCRM contacts",
        "Contacts",
        """
        id                 Contact ID = 84
        roles              Contact Type = Individual
        -                  Contact Subtype =
        -                  Do Not Email = No
        -                  Do Not Phone = No
        -                  Do Not Mail = No
        -                  Do Not Sms = No
        -                  Do Not Trade = No
        -                  No Bulk Emails (User Opt Out) = No
        -                  Legal Identifier =
        -                  External Identifier =
        -                  Sort Name = Pillai, Latha
        name               Display Name = Latha Pillai
        known_as           Nickname =
        -                  Legal Name =
        -                  Image Url =
        preferred_channel  Preferred Communication Method =
        language           Preferred Language = English
        first_name         First Name = Latha
        -                  Middle Name =
        last_name          Last Name = Pillai
        salutation         Individual Prefix = Mrs.
        -                  Individual Suffix =
        job_title          Job Title = Teacher
        -                  Gender = Female
        birthday           Birth Date = 1969-12-01
        firm               Current Employer = St Mary School
        -                  Location Type = Home
        address            Street Address = 5 Hill Road
        -                  Supplemental Address 1 =
        city               City = Kottayam
        postal_code        Postal Code = 686001
        -                  Postal Code Suffix =
        state              State = Kerala
        country            Country = India
        phones             Phone = 0481 2560000
        -                  Phone Extension =
        -                  Phone Type =
        emails             Email = latha@school.example
        -                  Website =
        tags               Group(s) = Newsletter
        notes              Note(s) = Gives each Christmas
        """,
    ),
)
