"""Korean names: the spellings that the press and the systems of romanisation give a syllable."""

from tests.bench.search.naming import Culture, Part, pairs, part, parts

FAMILIES = """
김 Kim Gim
이 Lee Yi Rhee
박 Park Pak Bak
최 Choi Choe
정 Chung Jeong Jung
강 Kang Gang
조 Cho Jo
윤 Yoon Yun
장 Jang Chang
임 Lim Im
한 Han
오 Oh O
서 Suh Seo
신 Shin Sin
권 Kwon Gwon
황 Hwang Whang
안 Ahn An
송 Song
유 Yoo Yu
홍 Hong
전 Jun Jeon Chun
고 Koh Go Ko
문 Moon Mun
손 Sohn Son
양 Yang
배 Bae Pae
백 Paik Baek Paek
노 Roh Noh
남 Nam
심 Shim Sim
허 Huh Heo Hur
하 Ha
구 Koo Gu Ku
곽 Kwak Gwak
성 Sung Seong
차 Cha
주 Joo Ju Chu
우 Woo U
민 Min
류 Ryu Ryoo
진 Chin Jin
엄 Eom Um
채 Chae
천 Cheon Chun
방 Bang Pang
현 Hyun Hyeon
"""
FIRSTS = """
경 Kyung Gyeong Kyeong Kyoung
영 Young Yeong Yung
민 Min
성 Sung Seong
현 Hyun Hyeon
정 Jung Jeong Chung
재 Jae Chae
은 Eun Un
동 Dong Tong
태 Tae
상 Sang
병 Byung Byeong Pyong
승 Seung
명 Myung Myeong Myong
종 Jong Chong
광 Kwang Gwang
기 Ki Gi Kee
용 Yong
혜 Hye
지 Ji Jee
수 Soo Su
덕 Duck Deok Duk
윤 Yoon Yun
창 Chang
인 In
"""
SECONDS = """
화 wha hwa
수 soo su
준 joon jun
호 ho
희 hee hui
철 chul cheol chol
석 suk seok sok
우 woo u
원 won
선 sun seon
미 mi mee
숙 sook suk
훈 hoon hun
진 jin chin
근 geun keun
혁 hyuk hyeok
연 yeon youn
주 joo ju
식 shik sik
열 yeol yul
환 hwan whan
범 bum beom
균 gyun kyun
섭 sup seop
아 ah a
"""


def korean() -> Culture:
    syllables = pairs(parts(FIRSTS), parts(SECONDS))
    given = tuple(_given(first, second) for first, second in syllables)
    return Culture("Korean", ("South Korea",), parts(FAMILIES), given, is_family_first=True)


def _given(first: Part, second: Part) -> Part:
    spelled = [(one, other) for one in first.spellings for other in second.spellings]
    joined = [one + other for one, other in spelled]
    hyphenated = [f"{one}-{other}" for one, other in spelled]
    return part(first.native + second.native, [*hyphenated, *joined])
