"""Chinese names: in characters, in pinyin, and in Wade-Giles as in Taiwan and in older texts."""

import re

from tests.bench.search.naming import Culture, Part, pairs, part

FAMILIES = """
王 Wang 李 Li 张 Zhang 刘 Liu 陈 Chen 杨 Yang 黄 Huang 赵 Zhao 吴 Wu 周 Zhou 徐 Xu 孙 Sun 马 Ma
朱 Zhu 胡 Hu 郭 Guo 何 He 高 Gao 林 Lin 郑 Zheng 谢 Xie 罗 Luo 梁 Liang 宋 Song 唐 Tang 韩 Han
冯 Feng 董 Dong 萧 Xiao 程 Cheng 曹 Cao 袁 Yuan 邓 Deng 傅 Fu 沈 Shen 彭 Peng 苏 Su 蒋 Jiang
蔡 Cai 贾 Jia 丁 Ding 魏 Wei 薛 Xue 叶 Ye 阎 Yan 潘 Pan 杜 Du 戴 Dai 夏 Xia 钟 Zhong 田 Tian
任 Ren 范 Fan 方 Fang 石 Shi 姚 Yao 谭 Tan 廖 Liao 邹 Zou 熊 Xiong 金 Jin 陆 Lu 郝 Hao 孔 Kong
白 Bai 崔 Cui 康 Kang 毛 Mao 邱 Qiu 秦 Qin 顾 Gu 侯 Hou 邵 Shao 孟 Meng 龙 Long 万 Wan 段 Duan
钱 Qian 尹 Yin 易 Yi 常 Chang 乔 Qiao 赖 Lai 龚 Gong 文 Wen
"""
GIVEN = """
伟 wei 敏 min 静 jing 强 qiang 磊 lei 军 jun 勇 yong 杰 jie 涛 tao 明 ming 超 chao 平 ping 刚 gang
玉 yu 桂 gui 英 ying 华 hua 建 jian 国 guo 文 wen 志 zhi 新 xin 春 chun 红 hong 晓 xiao 海 hai
东 dong 林 lin 波 bo 宁 ning 福 fu 生 sheng 龙 long 元 yuan 全 quan 学 xue 祥 xiang 利 li 清 qing
飞 fei 彬 bin 顺 shun 子 zi 世 shi 广 guang 义 yi 兴 xing 良 liang 仁 ren 思 si 浩 hao 凯 kai
秀 xiu 娟 juan 慧 hui 美 mei 雅 ya 兰 lan 荣 rong 爱 ai
"""
# Pinyin in Wade-Giles, whose apostrophes the press leaves out; whole syllables first
SYLLABLES = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu",
    "si": "ssu", "he": "ho", "ge": "ko", "ke": "ko", "ye": "yeh", "yi": "i", "yan": "yen",
    "gui": "kuei", "yong": "yung", "yu": "yu", "bo": "po",
}  # fmt: skip
INITIALS = {
    "zh": "ch", "j": "ch", "q": "ch", "x": "hs", "z": "ts", "c": "ts", "b": "p", "d": "t",
    "g": "k", "r": "j",
}  # fmt: skip
INITIAL = re.compile("^(zh|[jqxzbdgr]|c(?!h))")
FINALS = (("ong$", "ung"), ("ian$", "ien"), ("ie$", "ieh"), ("ue$", "ueh"))


def chinese() -> Culture:
    families = tuple(_family(each) for each in _pairs(FAMILIES))
    single = [part(native, [pinyin]) for native, pinyin in _pairs(GIVEN)]
    given = [_given(each) for each in single]
    given += [_given(first, second) for first, second in pairs(single, single)]
    return Culture("Chinese", ("China", "Taiwan"), families, tuple(given), is_family_first=True)


def wade_giles(pinyin: str) -> str:
    """Return a syllable of pinyin as Wade and Giles wrote it, `xiao` as `hsiao`."""
    if pinyin in SYLLABLES:
        return SYLLABLES[pinyin]
    made = INITIAL.sub(lambda found: INITIALS[found[0]], pinyin)
    for final, written in FINALS:
        made = re.sub(final, written, made)
    return made


def _family(pair: tuple[str, str]) -> Part:
    native, pinyin = pair
    return part(native, (pinyin, wade_giles(pinyin.lower()).capitalize()))


def _given(*syllables: Part) -> Part:
    pinyin = [each.spellings[0] for each in syllables]
    old = [wade_giles(each) for each in pinyin]
    spellings = ("".join(pinyin), "-".join(old), "-".join(pinyin))
    native = "".join(each.native for each in syllables)
    return part(native, (each.capitalize() for each in spellings))


def _pairs(table: str) -> list[tuple[str, str]]:
    words = table.split()
    return list(zip(words[::2], words[1::2], strict=True))
