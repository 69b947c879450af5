"""Cities with their countries, as the press writes them, and by their other names."""

from dataclasses import dataclass

TABLE = """
South Korea: Seoul, Busan/Pusan, Incheon, Gwangju/Kwangju, Daejeon/Taejon, Jeju/Cheju
China: Beijing/Peking, Shanghai, Guangzhou/Canton, Nanjing/Nanking, Chongqing/Chungking, Qingdao/Tsingtao
Taiwan: Taipei/Taibei, Kaohsiung, Taichung
Japan: Tokyo, Osaka, Kyoto, Nagoya, Sapporo, Hiroshima, Fukuoka
Russia: Moscow/Moskva, Saint Petersburg/Leningrad, Vladivostok, Kazan, Sochi
Ukraine: Kyiv/Kiev, Lviv/Lvov, Odesa/Odessa, Kharkiv/Kharkov
Belarus: Minsk, Brest
Egypt: Cairo, Alexandria, Sharm el-Sheikh
Saudi Arabia: Riyadh, Jeddah/Jidda, Mecca/Makkah
Jordan: Amman, Aqaba
Lebanon: Beirut, Tripoli
Iraq: Baghdad, Basra, Erbil/Arbil
Qatar: Doha
Kuwait: Kuwait City
Morocco: Rabat, Marrakesh/Marrakech, Casablanca
United States: Washington, New York, Chicago, San Francisco, Los Angeles, Honolulu, Anchorage
United Kingdom: London, Edinburgh, Manchester, Belfast
Germany: Berlin, Munich/München, Hamburg, Frankfurt, Bonn
France: Paris, Strasbourg, Nice, Marseille
Spain: Madrid, Barcelona, Seville/Sevilla
Italy: Rome/Roma, Milan/Milano, Venice/Venezia, Naples/Napoli
Sweden: Stockholm, Gothenburg/Göteborg
Denmark: Copenhagen/København, Aarhus
Netherlands: The Hague/Den Haag, Amsterdam, Rotterdam
Canada: Ottawa, Toronto, Vancouver, Halifax
Australia: Canberra, Sydney, Melbourne, Perth
Ireland: Dublin, Cork
Portugal: Lisbon/Lisboa, Porto
Switzerland: Geneva/Genève, Bern/Berne, Davos, Zurich/Zürich
Austria: Vienna/Wien, Salzburg
Belgium: Brussels/Bruxelles, Antwerp
Turkey: Ankara, Istanbul/Constantinople, Antalya
Singapore: Singapore City
Vietnam: Hanoi, Da Nang, Ho Chi Minh City/Saigon
Thailand: Bangkok, Phuket
Indonesia: Jakarta/Djakarta, Bali
Malaysia: Kuala Lumpur, Penang
Philippines: Manila, Cebu
India: New Delhi, Mumbai/Bombay, Kolkata/Calcutta, Chennai/Madras
Kenya: Nairobi
Ethiopia: Addis Ababa
South Africa: Pretoria, Cape Town, Johannesburg
Brazil: Brasilia, Rio de Janeiro, Sao Paulo
Argentina: Buenos Aires
Mexico: Mexico City, Cancun
Norway: Oslo, Bergen
Finland: Helsinki
Poland: Warsaw/Warszawa, Krakow/Cracow
Greece: Athens, Thessaloniki
Kazakhstan: Almaty/Alma-Ata, Nur-Sultan
"""  # noqa: E501  # a country is a line


@dataclass(frozen=True, slots=True)
class City:
    """A city; `names` are its other names."""

    name: str
    names: tuple[str, ...]
    country: str


def cities() -> tuple[City, ...]:
    return tuple(
        _city(country, written)
        for country, line in (row.split(": ") for row in TABLE.strip().splitlines())
        for written in line.split(", ")
    )


def _city(country: str, written: str) -> City:
    name, *others = written.split("/")
    return City(name, tuple(others), country)
