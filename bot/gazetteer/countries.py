"""The countries of the world: their names, from where they are governed, what is theirs called.

Capitals and seats of government as the press uses them for a government, demonyms as adjectives.
"""

# Name/other name; capital/other seat; adjective/other adjective
TABLE = """
Afghanistan; Kabul; Afghan
Albania; Tirana; Albanian
Algeria; Algiers; Algerian
Andorra; Andorra la Vella; Andorran
Angola; Luanda; Angolan
Argentina; Buenos Aires; Argentine/Argentinian
Armenia; Yerevan; Armenian
Australia; Canberra; Australian
Austria; Vienna; Austrian
Azerbaijan; Baku; Azerbaijani/Azeri
Bahamas/The Bahamas; Nassau; Bahamian
Bahrain; Manama; Bahraini
Bangladesh; Dhaka; Bangladeshi
Barbados; Bridgetown; Barbadian
Belarus; Minsk; Belarusian/Belarussian
Belgium; Brussels; Belgian
Belize; Belmopan; Belizean
Benin; Porto-Novo; Beninese
Bhutan; Thimphu; Bhutanese
Bolivia; La Paz/Sucre; Bolivian
Bosnia and Herzegovina/Bosnia; Sarajevo; Bosnian
Botswana; Gaborone; Botswanan
Brazil; Brasilia; Brazilian
Brunei/Brunei Darussalam; Bandar Seri Begawan; Bruneian
Bulgaria; Sofia; Bulgarian
Burkina Faso; Ouagadougou; Burkinabe
Burundi; Gitega; Burundian
Cambodia; Phnom Penh; Cambodian
Cameroon; Yaounde; Cameroonian
Canada; Ottawa; Canadian
Cape Verde/Cabo Verde; Praia; Cape Verdean
Central African Republic; Bangui; Central African
Chad; N'Djamena; Chadian
Chile; Santiago; Chilean
China/People's Republic of China; Beijing/Peking/Zhongnanhai; Chinese/중국/中国
Colombia; Bogota; Colombian
Comoros; Moroni; Comorian
Democratic Republic of the Congo/DR Congo; Kinshasa; Congolese
Republic of the Congo/Congo; Brazzaville; Congolese
Costa Rica; San Jose; Costa Rican
Croatia; Zagreb; Croatian
Cuba; Havana; Cuban
Cyprus; Nicosia; Cypriot
Czech Republic/Czechia; Prague; Czech
Denmark; Copenhagen; Danish
Djibouti; Djibouti; Djiboutian
Dominican Republic; Santo Domingo; Dominican
Ecuador; Quito; Ecuadorian
Egypt; Cairo; Egyptian
El Salvador; San Salvador; Salvadoran
Equatorial Guinea; Malabo; Equatoguinean
Eritrea; Asmara; Eritrean
Estonia; Tallinn; Estonian
Eswatini/Swaziland; Mbabane; Swazi
Ethiopia; Addis Ababa; Ethiopian
European Union/EU; Brussels; European
Fiji; Suva; Fijian
Finland; Helsinki; Finnish
France; Paris/Elysee/Elysee Palace/Quai d'Orsay; French
Gabon; Libreville; Gabonese
Gambia/The Gambia; Banjul; Gambian
Georgia; Tbilisi; Georgian
Germany; Berlin; German
Ghana; Accra; Ghanaian
Greece; Athens; Greek
Guatemala; Guatemala City; Guatemalan
Guinea; Conakry; Guinean
Guyana; Georgetown; Guyanese
Haiti; Port-au-Prince; Haitian
Honduras; Tegucigalpa; Honduran
Hungary; Budapest; Hungarian
Iceland; Reykjavik; Icelandic
India; New Delhi/Delhi; Indian
Indonesia; Jakarta; Indonesian
Iran; Tehran/Teheran; Iranian
Iraq; Baghdad; Iraqi
Ireland; Dublin; Irish
Israel; Jerusalem/Tel Aviv; Israeli
Italy; Rome; Italian
Ivory Coast/Côte d'Ivoire; Yamoussoukro/Abidjan; Ivorian
Jamaica; Kingston; Jamaican
Japan; Tokyo; Japanese/일본/日本
Jordan; Amman; Jordanian
Kazakhstan; Astana/Nur-Sultan; Kazakh/Kazakhstani
Kenya; Nairobi; Kenyan
Kosovo; Pristina; Kosovar
Kuwait; Kuwait City; Kuwaiti
Kyrgyzstan; Bishkek; Kyrgyz
Laos; Vientiane; Lao/Laotian
Latvia; Riga; Latvian
Lebanon; Beirut; Lebanese
Lesotho; Maseru; Basotho
Liberia; Monrovia; Liberian
Libya; Tripoli; Libyan
Liechtenstein; Vaduz; Liechtensteiner
Lithuania; Vilnius; Lithuanian
Luxembourg; Luxembourg; Luxembourgish
Madagascar; Antananarivo; Malagasy
Malawi; Lilongwe; Malawian
Malaysia; Kuala Lumpur/Putrajaya; Malaysian
Maldives/The Maldives; Male; Maldivian
Mali; Bamako; Malian
Malta; Valletta; Maltese
Mauritania; Nouakchott; Mauritanian
Mauritius; Port Louis; Mauritian
Mexico; Mexico City; Mexican
Micronesia; Palikir; Micronesian
Moldova; Chisinau; Moldovan
Monaco; Monaco; Monegasque
Mongolia; Ulaanbaatar/Ulan Bator; Mongolian
Montenegro; Podgorica; Montenegrin
Morocco; Rabat; Moroccan
Mozambique; Maputo; Mozambican
Myanmar/Burma; Naypyidaw/Yangon; Burmese/Myanmar
Namibia; Windhoek; Namibian
Nepal; Kathmandu; Nepali/Nepalese
Netherlands/The Netherlands/Holland; The Hague/Amsterdam; Dutch
New Zealand; Wellington; New Zealand
Nicaragua; Managua; Nicaraguan
Niger; Niamey; Nigerien
Nigeria; Abuja; Nigerian
North Korea/DPRK; Pyongyang; North Korean/N. Korean/Korean/Korea/북한/朝鲜/北朝鮮
North Macedonia/Macedonia; Skopje; Macedonian
Norway; Oslo; Norwegian
Oman; Muscat; Omani
Pakistan; Islamabad; Pakistani
Palestine/Palestinian Authority/State of Palestine; Ramallah; Palestinian
Panama; Panama City; Panamanian
Papua New Guinea; Port Moresby; Papua New Guinean
Paraguay; Asuncion; Paraguayan
Peru; Lima; Peruvian
Philippines/The Philippines; Manila; Philippine/Filipino
Poland; Warsaw; Polish
Portugal; Lisbon; Portuguese
Qatar; Doha; Qatari
Romania; Bucharest; Romanian
Russia/Russian Federation; Moscow/Kremlin/The Kremlin; Russian/러시아/俄罗斯/ロシア
Rwanda; Kigali; Rwandan
Samoa; Apia; Samoan
Saudi Arabia; Riyadh; Saudi/Saudi Arabian
Senegal; Dakar; Senegalese
Serbia; Belgrade; Serbian
Seychelles; Victoria; Seychellois
Sierra Leone; Freetown; Sierra Leonean
Singapore; Singapore; Singaporean
Slovakia; Bratislava; Slovak
Slovenia; Ljubljana; Slovenian/Slovene
Solomon Islands; Honiara; Solomon Islands
Somalia; Mogadishu; Somali
South Africa; Pretoria/Cape Town; South African
South Korea/ROK; Seoul/Blue House/Cheong Wa Dae; South Korean/S. Korean/Korean/Korea/한국/韩国/韓国
South Sudan; Juba; South Sudanese
Spain; Madrid; Spanish
Sri Lanka; Colombo; Sri Lankan
Sudan; Khartoum; Sudanese
Suriname; Paramaribo; Surinamese
Sweden; Stockholm; Swedish
Switzerland; Bern/Berne; Swiss
Syria; Damascus; Syrian
Taiwan; Taipei; Taiwanese
Tajikistan; Dushanbe; Tajik
Tanzania; Dodoma; Tanzanian
Thailand; Bangkok; Thai
Timor-Leste/East Timor; Dili; Timorese/East Timorese
Togo; Lome; Togolese
Tonga; Nuku'alofa; Tongan
Trinidad and Tobago; Port of Spain; Trinidadian
Tunisia; Tunis; Tunisian
Turkey/Türkiye; Ankara; Turkish
Turkmenistan; Ashgabat; Turkmen
Uganda; Kampala; Ugandan
Ukraine; Kyiv/Kiev; Ukrainian
United Arab Emirates/UAE; Abu Dhabi; Emirati
United Kingdom/UK/Britain/Great Britain; London/Downing Street/Whitehall; British/UK
United States/US/USA/America; Washington/Washington DC/White House; American/US/미국/美国/米国
Uruguay; Montevideo; Uruguayan
Uzbekistan; Tashkent; Uzbek
Vatican/Holy See/Vatican City; Vatican City; Vatican
Venezuela; Caracas; Venezuelan
Vietnam/Viet Nam; Hanoi; Vietnamese
Yemen; Sanaa; Yemeni
Zambia; Lusaka; Zambian
Zimbabwe; Harare; Zimbabwean
"""
COUNTRIES = [
    tuple(tuple(part.strip() for part in field.split("/")) for field in line.split(";"))
    for line in TABLE.strip().splitlines()
]
