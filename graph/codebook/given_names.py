"""Given names that their sounds alone would mistake for one another, and those that languages say differently.

A line is one name, in the spellings that it has after folding. Two words of this table are the same name where they stand
in one line, and different names where they do not; a spelling that several names share stands in each of their lines.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

_NAMES: Final = """
محمد mohammed mohammad mohamed mohamad muhammad muhammed muhammet muhamed mehmet mehmed mahamat muhammadu mohammadu magomed
محمود mahmoud mahmud mahmut mahmood mehmood mohamud
احمد ahmed ahmad ahmet ahmat
حامد hamed hamid haamid
حميد hamid hameed hamed
حمد hamad hamed hamd
حمدي hamdi hamdy
حمدان hamdan
حسن hassan hasan hasen
حسين hussein hissein huseyn hussain husain husayn huseyin hossein hosein hussien housein
محسن mohsen muhsin mohsin
احسان ihsan ehsan
حسان hassan hasan hassaan
غسان ghassan gassan
حنان hanan
سالم salem salim
سليم salim selim saleem slim
سلمان salman selman
سليمان sulaiman suleiman suleyman soleiman solomon suliman sulayman
سلام salam selam
مسلم muslim moslem
سعيد said saeed saied sayed saiid seyid saeid
سعد saad sad sead
سعود saud saoud suud soud
مسعود masoud massoud masud mesud mesut masood
اسعد asaad asad esad
سعاد suad souad
سعدي saadi sadi
كمال kamal kemal kamaal
جمال jamal gamal cemal jamaal djamal
جلال jalal galal celal djalal jelal
بلال bilal belal
كامل kamel kamil
جميل jamil gamil cemil jameel
خالد khaled khalid halid halit
خليل khalil halil khaleel
وليد walid waleed velid oualid
ماجد majed majid macid macit
مجيد majid mecid mecit majeed
عمر omar umar omer oumar
عمرو amr amre amru
عمار ammar
عامر amer amir aamer aamir
امير amir emir ameer
ناصر nasser naser nasir
نصر nasr
نصير nasir naseer
منصور mansour mansur mansoor
منتصر muntasir montasser muntasser
راشد rashid rashed rasid rasit rached
رشيد rashid resid resit rasheed rachid
رشدي rushdi rusdi roshdi
مرشد murshid mursid morshed
هادي hadi hady
مهدي mahdi mehdi mahdy
فادي fadi fady
شادي shadi shady
حافظ hafez hafiz
ماهر maher mahir
مصطفي mustafa mostafa mustapha moustafa moustapha
مرتضي murtada murtaza morteza
مجتبي mujtaba mojtaba mucteba
قاسم qassem qasem qasim kasim kassem ghasem kassim gasim
هاشم hashem hashim hasim
هيثم haitham haytham heysem
عاصم assem asem asim
هشام hisham hesham hisam
علي ali
علوي alawi alevi
علاء alaa ala
فيصل faisal faysal feisal
فضل fadl fazl
فاضل fadel fadil fazil
كريم karim kerim kareem
اكرم akram ekrem
نبيل nabil nebil nabeel
نبيه nabih nebih nabeeh
زيد zaid zayd zeid zeyd
زايد zayed zayid
يزيد yazid yezid
شريف sharif sherif cherif serif shareef
اشرف ashraf esref achraf
يوسف yusuf yousef youssef yousuf yusef yosef yusif yousif yousaf
يونس yunus younes younus yunes younis
ابراهيم ibrahim ebrahim brahim abraham
اسحاق isaac yitzhak itzhak ishaq eshaq ishak izak isak
فلاديمير فولوديمير vladimir volodymyr volodimir wladimir
ديمتري دميتري دميترو dmitry dmitri dmitriy dmytro dmitro
سيرغي سيرجي سيرهي sergei sergey serhiy serhii sergiy
اندريه اندري andrei andrey andriy andrii
جوزيف جوزيب joseph josep josef jozef
فرانسوا francois franchois
شارل charles
صالح saleh salih
صلاح salah selah
صادق sadeq sadiq sadik
عادل adel adil
عديل adeel adil
عثمان othman osman uthman
عصام essam issam isam
عماد imad emad
حمزه hamza hamzah hamze
حيدر haider haidar haydar heydar
جابر jaber jabir cabir
جعفر jaafar jafar cafer jaffar
كرم karam kerem
مازن mazen mazin
مامون mamoun memun
مروان marwan mervan
مرزوق marzouq merzuk
نادر nader nadir
نزار nizar nezar
نصري nasri
بشار bashar bassar besar bessar beshar beshshar
بشير bashir bechir besir
بشر bishr bisher
باسل bassel basil basel
باسم bassem basim basem
بسام bassam bessam
سامر samer
سمير samir semir sameer
سامح sameh samih
سامي sami samy
سمعان samaan seman
طارق tariq tarek tarik
طاهر taher tahir
طلال talal
ظافر zafer dhafer
ياسر yasser yasir yaser
ياسين yassin yasin yassine
زياد ziad ziyad
زهير zuhair zoheir zuheyr
فواد fuad fouad fuat
فواز fawaz favaz fevvaz
فوزي fawzi fevzi faouzi
فاروق farouk faruq faruk farooq
فريد farid ferid fareed
فارس fares faris
فراس firas feras
مراد murad mourad murat
مروه marwa merve
منير munir mounir muneer
معين maeen moeen muin mueen
امين amin emin ameen
ايمن ayman eymen aiman
ايمان iman eman
يمان yaman
فتحي fathi fethi fathy
عبدله abdullah abdallah abdulla abdalla abdllah abdlla
عبداله abdilah abdelilah abdelillah abdulilah abdillah
رضا reza raza riza rida ridha
عبدعالي abdali abdelali abdulali
عبدعزيز abdaziz
عبدعظيم abdazim
عبدمجيد abdmajid abdmadjid abdmecid abdmajeed
عبدحميد abdhamid abdhameed
عبدحليم abdhalim abdhaleem
عبدكريم abdkarim abdkerim abdkareem
عبدرحيم abdrahim abdraheem
عبدرحمن abdrahman abdirahman abdrehman
"""


@cache
def given_names() -> Mapping[str, frozenset[str]]:
    """Spelling → the names that it may be, each by the first spelling of its line."""
    names: dict[str, set[str]] = {}
    for line in _NAMES.strip().splitlines():
        name, *spellings = line.split()
        for spelling in (name, *spellings):
            names.setdefault(spelling, set()).add(name)
    return {spelling: frozenset(lines) for spelling, lines in names.items()}
