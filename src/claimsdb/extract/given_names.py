"""Common given names with the gender they mostly go with, for pronouns to agree.

A name that is missing or used for both fits every pronoun, so the list need not be complete:
it only ever rules out.
"""

from __future__ import annotations

from functools import cache

__all__ = ["gender_of"]

_MALE = """
aaron abdul abdullah abraham adam adrian ahmed alan albert alejandro alessandro alexander alfred
ali allan allen alistair amir andre andreas andrew andy angelo angus anthony antonio archie
arjun arnold arthur austin barack barry bashar ben benedict benjamin bernard bernie bill billy
bob bobby boris brad bradley brandon brendan brett brian bruce bryan calvin carl carlos cesar
chad charles charlie chester chris christian christopher chuck clarence clark claude clive colin
connor corey craig curtis dale dan daniel danny darren darrell dave david dean declan denis
dennis derek desmond diego dieter dimitri dominic don donald doug douglas duncan dwayne dwight
dylan earl ed eddie edgar eduardo edward edwin elijah elliot emmanuel enrique eric erik ernest
ethan eugene evan ezra felix fernando francesco francois frank franklin fred frederick gabriel
gareth gary gavin geoff geoffrey george gerald gerard gilbert giles glenn gordon graham grant
greg gregory guillermo gustavo guy hamid hans harold harry harvey hassan hector henry herbert
herman howard hugh hugo hussein ian ibrahim igor imran isaac ismail ivan jack jacob jacques
jaime jake jamal james jason javier jay jeb jeff jeffrey jeremy jerome jerry jesus jim jimmy
joachim joe joel johan john johnny jon jonathan jorge jose joseph josh joshua juan julian julio
justin karl keir keith ken kenneth kevin khalid kurt kwame kyle larry lars laurence lawrence lee
leo leon leonard leonardo lewis liam lionel lloyd louis luca lucas luigi luis luke magnus
malcolm manuel marc marcel marco marcus mario mark marshall martin marvin mateo matt matthew
maurice max maxwell michael miguel mike mikhail miles mitch mitt mohamed mohammad mohammed
muhammad mustafa narendra nathan nathaniel neil nelson newt nicholas nick nicolas nigel noah
norman oleg oliver olivier omar oscar otto owen pablo patrick paul pedro pete peter phil philip
philippe phillip pierre rafael rahul raj rajesh ralph ramon rand randy raphael raul ray raymond
reggie reince reuben rex ricardo richard rick ricky rob robert roberto rod rodney rodrigo roger
roland ron ronald rory ross roy rudolf rudy rupert russell ryan sajid salman sam samuel santiago
scott sean sebastian sergei sergio seth shane shaun sidney silvio simon spencer stan stanley
stefan stephen steve steven stewart stuart ted terence terrence terry theodore thomas tim
timothy toby todd tom tommy tony travis trevor tristan tyler victor vince vincent vladimir
wallace walter warren wayne wes wilfred will william winston wolfgang xavier yusuf zach zachary
"""
_FEMALE = """
abigail adele adriana agnes aisha alexandra alice alicia alison amanda amber amelia amy ana
andrea angela angelina anita ann anna anne annette annie antonia april audrey barbara beatrice
becky belinda bernadette beth betty beverly bonnie brenda bridget camilla candice carla carly
carmen carol caroline carolyn carrie catherine cathy cecilia charlotte chelsea cheryl chloe
christina christine cindy claire clara claudia colleen condoleezza connie cynthia daisy danielle
dawn debbie deborah debra denise diana diane dolores donna doris dorothy edith eileen elaine
eleanor elena elisabeth elizabeth ella ellen emily emma erica erin esther ethel eva eve evelyn
fatima felicity fiona florence frances freya gabriela gabrielle gail georgia geraldine gillian
gina gladys glenda gloria grace greta hannah harriet hazel heather heidi helen helena hilary
hillary holly hope huma ida imogen ingrid irene iris isabel isabella isla ivanka jacqueline jane
janet janice jasmine jean jeanette jeanne jennifer jenny jessica jill joan joanna joanne jocelyn
jodie josephine joy joyce juanita judith judy julia juliana julie june karen kate katherine
kathleen kathryn kathy katie kayla keisha kellyanne kimberly kirsten kristen kristin kristina
laura lauren leah leila lena lesley leticia lily linda lisa liz lois loretta lorraine louise
lucia lucy lydia lynn lynne mabel madeleine madison maggie malala mandy margaret maria marie
marilyn marina marjorie marlene martha mary matilda maureen megan melania melanie melissa
mercedes meredith mia michelle mildred miranda molly mona monica muriel nadia nancy naomi
natalia natalie natasha nicola nicole nikki nina noor nora norma olga olivia oprah pamela
patricia paula pauline penelope penny petra phyllis polly priscilla priti priya rachel rebecca
rhonda rita roberta rosa rosalind rose rosemary rosie roxanne ruth sabrina sally samantha sandra
sara sarah shannon sharon sheila shelley sheryl shirley silvia simone sofia sonia sophia sophie
stacey stella stephanie sue susan susanna suzanne sylvia tamara tania tanya tara tatiana teresa
tessa theresa tiffany tina tracey ursula valerie vanessa vera veronica victoria viola virginia
vivian wanda wendy winifred yasmin yolanda yvette yvonne zoe
"""


@cache
def _table() -> dict[str, str]:
    table = dict.fromkeys(_MALE.split(), "m")
    table.update(dict.fromkeys(_FEMALE.split(), "f"))
    return table


def gender_of(given: str) -> str | None:
    """Return "m" or "f" where a given name mostly goes with one, else None.

    >>> gender_of("Steve"), gender_of("Robin")
    ('m', None)
    """
    return _table().get(given.lower().strip(".,’'"))
