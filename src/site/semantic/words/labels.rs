//! Labels of single values.

/// What the value beside a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Whole name.
    Name,
    /// First name.
    Given,
    /// Family name.
    Family,
    /// Mail address.
    Email,
    /// Telephone number.
    Phone,
    /// Place.
    Location,
    /// Street.
    Address,
    /// City of an address in parts.
    City,
    /// State or province of an address in parts.
    Region,
    /// Postal code of an address in parts.
    Postal,
    /// Country of an address in parts.
    Country,
    /// Present employer.
    Employer,
    /// Job title.
    Title,
    /// Job applied for.
    AppliedFor,
    /// Own site or account.
    Website,
    /// Skills, parted by commas.
    Skills,
    /// The person in their own words.
    Summary,
    /// Cover letter.
    Letter,
    /// A particular that is never read (age, sex, nationality, family).
    Private,
}

/// Labels by what they name.
pub const LABELS: &[(Key, &str)] = &[
    (
        Key::Name,
        "name, full name, candidate name, candidate, applicant, applicant name, your name, vollstandiger name, bewerber, nom complet, nom et prenom, nom, candidat, nombre, nombre completo, nombre y apellidos, candidato, nome, nome completo, imie i nazwisko, kandydat, nome e cognome, naam, volledige naam, namn, navn, nimi, ad soyad, adi soyadi, jmeno, jmeno a prijmeni, meno, nume, nev, имя, фио, ім я, піб, ho ten, ho va ten, nama, nama lengkap, ονοματεπωνυμο, الاسم, שם, שם מלא, नाम, 氏名, 名前, お名前, 姓名, 이름, 성명",
    ),
    (
        Key::Given,
        "first name, given name, forename, vorname, prenom, nombres, primeiro nome, imie, cognome e nome, voornaam, fornamn, fornavn, etunimi",
    ),
    (
        Key::Family,
        "last name, family name, surname, nachname, familienname, nom de famille, apellido, apellidos, sobrenome, nazwisko, cognome, achternaam, efternamn, efternavn, sukunimi, soyad, фамилия, прізвище, 姓",
    ),
    (
        Key::Email,
        "email, e mail, mail, email address, e mail address, mail address, personal email, work email, primary email, secondary email, 2nd e mail, 2nd email, email 1, email 2, emailadresse, e mail adresse, mailadresse, courriel, adresse e mail, adresse email, adresse mail, correo, correo electronico, email de contacto, adres e mail, adres email, indirizzo email, e mailadres, emailadres, e post, epost, sahkoposti, e posta, eposta, adresa de e mail, электронная почта, почта, эл почта, електронна пошта, пошта, البريد الالكتروني, אימייל, דואל, ईमेल, メール, メールアドレス, eメール, 邮箱, 电子邮箱, 电子邮件, 電子郵件, 信箱, 이메일, 메일",
    ),
    (
        Key::Phone,
        "phone, phone number, telephone, telephone number, tel, mobile, mobile phone, mobile number, cell phone, cellphone, home phone, work phone, contact number, whatsapp, telefon, telefonnummer, handy, mobil, mobilnummer, mobiltelefon, rufnummer, telephone portable, portable, numero de telephone, telefono, telefono movil, movil, celular, numero de telefono, telefone, telemovel, telefone celular, numer telefonu, nr telefonu, telefon komorkowy, komorka, cellulare, numero di telefono, telefoon, telefoonnummer, mobiel, puhelin, puhelinnumero, cep telefonu, telefon numarasi, мобильныи, телефон, номер телефона, мобильныи телефон, мобільнии, номер телефону, dien thoai, so dien thoai, telepon, nomor telepon, τηλεφωνο, الهاتف, رقم الهاتف, טלפון, नंबर, फ़ोन, फोन, 電話, 電話番号, 携帯電話, 携帯, 手机, 手机号, 电话, 電話號碼, 手機, 聯絡電話, 联系电话, 전화, 전화번호, 휴대폰, 휴대전화, 연락처",
    ),
    (
        Key::Location,
        "location, current location, based in, lives in, residence, place of residence, home location, wohnort, ort, standort, wohnhaft in, lieu, lieu de residence, localisation, residence actuelle, ubicacion, lugar, residencia, lugar de residencia, localizacao, localidade, residente em, miejsce zamieszkania, lokalizacja, miejscowosc, luogo, residenza, sede, woonplaats, locatie, bostadsort, plats, bopael, bosted, konum, bydliste, lokalita, lakhely, локация, место жительства, місце проживання, локація, dia diem, lokasi, domisili, τοποθεσια, الموقع, מיקום, स्थान, 所在地, 居住地, 勤務地, 现居地, 所在城市, 居住城市, 지역, 거주지, 위치",
    ),
    (
        Key::Address,
        "address, street, street address, postal address, mailing address, home address, adresse, anschrift, strasse, adresse postale, rue, direccion, calle, domicilio, endereco, morada, rua, adres, adres zamieszkania, ulica, indirizzo, adres domowy, straat, adress, gatuadress, osoite, adresa, cim, адрес, улица, адреса, вулиця, dia chi, alamat, διευθυνση, العنوان, כתובת, पता, 住所, 現住所, 地址, 주소",
    ),
    (
        Key::City,
        "city, town, stadt, ville, ciudad, cidade, miasto, citta, stad, kaupunki, sehir, mesto, oras, varos, город, місто, thanh pho, kota, πολη, المدينة, עיר, शहर, 市区町村, 城市, 도시",
    ),
    (
        Key::Region,
        "state, region, province, county, bundesland, etat, provincia, estado, wojewodztwo, provincie, fylke, judet, регион, область, tinh, provinsi, 都道府県, 省份, 시도",
    ),
    (
        Key::Postal,
        "postal code, zip, zip code, postcode, plz, postleitzahl, code postal, codigo postal, cep, kod pocztowy, postnummer, posta kodu, psc, cod postal, iranyitoszam, почтовыи индекс, поштовии індекс, 郵便番号, 邮编, 우편번호",
    ),
    (
        Key::Country,
        "country, country of residence, land, pays, pais, kraj zamieszkania, panstwo, paese, maa, ulke, zeme, tara, orszag, страна, краіна, quoc gia, negara, χωρα, الدولة, ארץ, देश, 国, 国家, 국가",
    ),
    (
        Key::Employer,
        "employer, current employer, company, current company, organization, organisation, works at, works for, firma, arbeitgeber, aktueller arbeitgeber, unternehmen, entreprise, employeur, societe, empresa, empresa actual, empleador, empresa atual, empregador, pracodawca, obecny pracodawca, azienda, datore di lavoro, bedrijf, werkgever, foretag, arbetsgivare, sirket, spolecnost, zamestnavatel, компания, работодатель, компанія, роботодавець, cong ty, perusahaan, εταιρεια, الشركة, חברה, कंपनी, 会社, 勤務先, 公司, 现公司, 当前公司, 회사, 직장, 소속",
    ),
    (
        Key::Title,
        "title, job title, current title, position, current position, role, current role, occupation, profession, headline, designation, beruf, position titel, aktuelle position, tatigkeit, berufsbezeichnung, poste, poste actuel, fonction, metier, puesto, cargo, puesto actual, ocupacion, profesion, cargo atual, profissao, funcao, stanowisko, obecne stanowisko, zawod, ruolo, posizione, professione, functie, beroep, befattning, yrke, stilling, unvan, pozisyon, meslek, pozice, povolani, должность, профессия, посада, професія, chuc vu, vi tri, jabatan, posisi, θεση, الوظيفة, תפקיד, पद, 職種, 役職, 職業, 职位, 職稱, 职务, 직책, 직무, 직업, 직급",
    ),
    (
        Key::AppliedFor,
        "applied for, applying for, job applied for, position applied for, application for, vacancy, beworben als, bewerbung als, stelle, poste vise, candidature pour, candidature, vacante, puesto solicitado, vaga, aplikuje na, stanowisko aplikacyjne, posizione per cui si candida, sollicitatie voor, 応募職種, 希望職種, 应聘职位, 지원분야, 지원 분야, 지원직무, job position, recruitment",
    ),
    (
        Key::Website,
        "website, web site, site, homepage, home page, url, web, webpage, personal website, personal site, portfolio, blog, linkedin, linkedin profile, linkedin url, github, github profile, gitlab, bitbucket, twitter, mastodon, stackoverflow, stack overflow, kaggle, xing, behance, dribbble, medium, facebook, instagram, youtube, skype, telegram, discord, webseite, internetseite, internet, site web, page web, sitio web, pagina web, pagina pessoal, strona internetowa, strona www, www, strona, sito, sito web, sito internet, webbplats, hemsida, hjemmeside, kotisivu, web sitesi, webove stranky, веб саит, саит, trang web, situs web, ιστοσελιδα, الموقع الالكتروني, אתר, वेबसाइट, ウェブサイト, ホームページ, ブログ, 网站, 個人網站, 主页, 博客, 웹사이트, 홈페이지, 블로그, 깃허브, 링크드인",
    ),
    (Key::Skills, "key skills, skill set, main skills"),
    (Key::Summary, "about, bio, summary, about me"),
    (
        Key::Letter,
        "cover letter, motivation, motivation letter, letter of motivation, message, note to employer, anschreiben, motivationsschreiben, lettre de motivation, carta de presentacion, carta de apresentacao, list motywacyjny, lettera di presentazione, motivatiebrief, personligt brev, motivacni dopis, motivacios level, сопроводительное письмо, супровіднии лист, thu xin viec, surat lamaran, 志望動機, 求职信, 自荐信, 자기소개서",
    ),
    (
        Key::Private,
        "birthday, birth date, date of birth, born, age, gender, sex, pronouns, nationality, citizenship, marital status, religion, place of birth, children, race, ethnicity, disability, languages, language, hobbies, interests, visa, visa status, work permit, driving license, driving licence, geburtsdatum, geboren, geboren am, geburtsort, geburtstag, alter, geschlecht, nationalitat, staatsangehorigkeit, familienstand, konfession, religionszugehorigkeit, sprachen, fuhrerschein, date de naissance, ne le, nee le, lieu de naissance, nationalite, situation familiale, etat matrimonial, sexe, langues, permis, fecha de nacimiento, lugar de nacimiento, nacionalidad, estado civil, edad, sexo, genero, idiomas, data de nascimento, nacionalidade, idade, data urodzenia, miejsce urodzenia, narodowosc, obywatelstwo, stan cywilny, wiek, plec, jezyki, data di nascita, luogo di nascita, nazionalita, eta, sesso, stato civile, geboortedatum, nationaliteit, geslacht, fodelsedatum, dogum tarihi, uyruk, cinsiyet, medeni durum, datum narozeni, narodnost, дата рождения, возраст, пол, гражданство, национальность, дата народження, вік, стать, громадянство, 生年月日, 年齢, 性別, 国籍, 配偶者, 出生年月, 出生日期, 性别, 年龄, 民族, 政治面貌, 婚姻状况, 籍贯, 生日, 性別年齡, 생년월일, 성별, 나이, 국적, 병역",
    ),
];
