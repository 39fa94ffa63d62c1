"""What stands around a name and is not the name: Prof, Sen., Health Secretary, KC, Jr.

Words that are names as often as titles (Dean, Earl, Duke) are left out: keeping a title in
a name costs a match, losing a name makes two people one.
"""

from __future__ import annotations

from functools import cache


@cache
def honorifics() -> frozenset[str]:
    """Words that may stand before a name, folded and without a full stop."""
    return frozenset(_HONORIFICS.split())


@cache
def offices() -> frozenset[str]:
    """Words for an office that may close a role before a name: Health *Secretary*."""
    return frozenset(_OFFICES.split())


@cache
def generations() -> frozenset[str]:
    """Suffixes that tell one bearer of a name from another."""
    return frozenset(
        ("jr", "sr", "jnr", "snr", "junior", "senior", "ii", "iii", "iv", "vi", "vii")
    )


@cache
def letters() -> frozenset[str]:
    """Letters after a name, folded and without full stops."""
    return frozenset(_LETTERS.split())


@cache
def particles() -> frozenset[str]:
    """Words that belong to the family name behind them."""
    return frozenset(_PARTICLES.split())


@cache
def corporate() -> frozenset[str]:
    """Words that no person's name holds, but an organisation's often does."""
    return frozenset(_CORPORATE.split())


@cache
def weak_titles() -> frozenset[str]:
    """Titles that begin many other names, and need two words behind them: Premier League."""
    return frozenset(_WEAK_TITLES.split())


@cache
def eastern_families() -> frozenset[str]:
    """Family names that stand first in China, Korea and Vietnam, folded."""
    return frozenset(_EASTERN_FAMILIES.split())


_HONORIFICS = """
mr mister mrs ms miss mx master dr doctor prof professor sir dame lord lady baroness baron
viscount viscountess countess marquess duchess sen senator rep representative
congressman congresswoman congressperson delegate gov governor pres president
vice deputy prime minister premier chancellor secretary ambassador amb
rev revd reverend fr father sister br med pastor bishop archbishop cardinal rabbi imam canon
sheikh shaikh shaykh sheik ayatollah hojjatoleslam mullah maulana mufti pope saint
gen general lt ltc col colonel maj major capt captain cpt sgt sergeant cpl corporal pvt private
cmdr commander adm admiral brig brigadier marshal lieutenant det detective inspector insp
constable officer chief superintendent judge justice hon honourable honorable rt right
excellency he hrh hm king queen prince princess emperor sultan emir tsar
mayor councillor cllr councilwoman councilman alderman comrade
herr frau fraulein monsieur madame mme mlle m. senor senora senorita sr. sra srta signor
signora don. dona dott ing mag prasident presidente ministre kanzler
former then ex acting interim
"""

_OFFICES = """
secretary minister president chancellor chairman chairwoman chairperson chair director leader
premier governor mayor spokesman spokeswoman spokesperson commissioner ambassador senator
representative congressman congresswoman speaker chief officer executive ceo cfo coo boss
manager coach captain editor professor analyst economist scientist activist campaigner author
actor actress singer lawyer attorney prosecutor judge justice general mp msp mep councillor
bishop archbishop pope king queen prince princess treasurer whip backbencher envoy adviser
advisor aide founder head lord lady sir dame baroness dr mr mrs ms prof
"""

_LETTERS = """
kc qc mp msp mep ms am td obe mbe cbe kbe dbe om ch frs fba phd dphil md mba msc bsc ba ma
jd llb llm esq cpa rn usn usmc usaf gbe gcb kcb dcb cb kcmg dcmg cmg gcmg frcp frcs frcgp pc
dds dvm dsc
"""

_PARTICLES = """
van von der den de del della dello delle degli di da do dos das du des la le las los el al ad
bin ibn ben bint abu ter ten te zu zur zum af av st 't vander und بن
"""

_CORPORATE = """
ltd limited plc inc incorporated corp corporation co company llc llp lp ag gmbh sa nv bv oy ab
group holdings association society union council committee commission trust foundation
federation institute institution university college school hospital department ministry office
agency authority board bank party government parliament congress senate assembly court police
service services network news times post guardian telegraph press media bbc nhs party league
club united nations organisation organization centre center international national royal motors
electric mills dynamics partnership partners alliance coalition campaign church army navy force
fund academy bureau museum library of for and & the on at
"""

_WEAK_TITLES = """
acting chief ex former interim master premier prime private right rt then vice
"""

_EASTERN_FAMILIES = """
an bo cai cao chen cheng chiang cho choi dai deng ding dong du fan fang feng fu gao gu guo han he
hong hsieh hu huang hun hwang jang ji jia jiang jin jun jung kim kong kwon lee lei li liang lim
lin liu lu luo ma mao meng moon oh pak pan park peng qian qin ren ri ryu seo shao shen shi shin
song su sun tang tao tian tsai wang wei wen wu xi xia xiao xie xu xue yan yang yao ye yoon yu yuan
zeng zhang zhao zheng zhong zhou zhu zou ho nguyen tran pham vo dang bui ngo duong hoang
"""
