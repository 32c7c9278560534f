using System.Collections.Frozen;

namespace Oqupie.Channels.Email.Characters;

/// <summary>How much a character, between its neighbours, speaks for a language: below zero against it.</summary>
internal delegate int Weight(char c, char before, char after);

/// <summary>What the languages of the world look like when they are read rightly.</summary>
internal static class Writings
{
    // The most frequent syllables of Korean.
    private static readonly FrozenSet<char> Hangul =
        "이다는에의가을를은하고지로기사시어아니그나도서한해자리인대과들있것수요제부정전보일주세안녕습게여까결환불문감드려면되했음라스면만와거합입없않오우저때원상장중번호확신청계경입력버전방발화배송주세두었됐줘죠네께더직처음품매구팔건데말씀답변려운든각영체개후많좋싶년월작성회메용공연락"
            .ToFrozenSet();

    // The 2,350 that KS X 1001 has; of the others (8,822 more) nearly nobody writes any.
    private static readonly FrozenSet<char> Syllables = MailCharsets.Page(949)
        .GetString([.. Enumerable.Range(0xB0, 25).SelectMany(row => Enumerable.Range(0xA1, 94).SelectMany(cell => (byte[])[(byte)row, (byte)cell]))])
        .ToFrozenSet();

    // The most frequent characters of Chinese, and those that customers write; simplified and traditional.
    private static readonly FrozenSet<char> Hanzi = string.Concat(
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想",
        "实這個們來為國說時會對於過發後裡種經麼學現當沒動還進樣開從實請您謝谢请问題题問订訂單单购购購物品货貨退款换換钱錢付款支付收到快递遞送发發票电電话話号號码碼账帳户戶登录錄密码店铺鋪客服务務员員联聯系络絡",
        "地址查询詢查看帮幫忙助处處理申请請取消修改价價格优優惠活动動券质質量坏壞破损損尺寸颜色顏色功能许許可机機器手网網站页頁图圖片文件信息息通知更新系统統错誤误安装裝使用已未给給让讓吗嗎呢吧很太再又被把跟什幾几怎明确確认認谁誰",
        "話见見與与無无從从聽听回老二三四五六七八九十百千萬万两兩叫便正它何此或又才已日月水火山身心情意思聲声笑走坐站吃喝睡死活父母儿兒女孩子奶爺爷姐妹哥弟太忙等直外內内左右東东西南北早晚夜天氣气")
        .ToFrozenSet();

    // The most frequent kanji of Japanese, and those that customers write.
    private static readonly FrozenSet<char> Kanji =
        ("日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天友父母注文商品確認連絡届返交換購発送配達問合件様願致御社担当者情報方法使用場必要変更登録利料支払番号住所信受取在庫希望対応不良画面設定新期限"
        + "会員私自分思言持知教待急至了解承表示有無可能事物業部度回同明手続理由京都府県市町村区丁目港道路線駅")
            .ToFrozenSet();

    private static readonly FrozenSet<char> CentralLetters = "ěščřžůňťďąćęłńśźżőűăâîșțľĺŕđĚŠČŘŽŮŇŤĎĄĆĘŁŃŚŹŻŐŰ".ToFrozenSet();

    private static readonly FrozenSet<char> EndLetters = "ìòù".ToFrozenSet();

    // They are words by themselves: "à", "è", "ó".
    private static readonly FrozenSet<char> AloneLetters = "àèéáóíåöÀÈÉÁÓÍÅÖ".ToFrozenSet();

    private static readonly FrozenSet<char> GreekFrequent = "αοιετσνηυρπκλμςωδ".ToFrozenSet();

    private static readonly FrozenSet<char> CyrillicFrequent = "оеаинтрсвлкмдпуяыь".ToFrozenSet();

    public static int Korean(char c, char before, char after) =>
        Hangul.Contains(c) ? 4 : c is >= '\uAC00' and <= '\uD7A3' ? Syllables.Contains(c) ? 2 : 0 : IsIdeograph(c) ? -3 : Punctuation(c);

    public static int Japanese(char c, char before, char after) =>
        c is >= '\u3040' and <= '\u30FF' ? 4
        : c is >= '\uFF66' and <= '\uFF9F' ? IsHalfWidth(before) || IsHalfWidth(after) ? 2 : -1
        : Kanji.Contains(c) ? 3
        : IsIdeograph(c) ? 1 : Punctuation(c);

    public static int Chinese(char c, char before, char after) =>
        Hanzi.Contains(c) ? 4 : IsIdeograph(c) ? 1 : c is >= '\u3040' and <= '\u30FF' ? -2 : Punctuation(c);

    // A letter with an accent stands among letters without one; two bytes of another writing do not.
    public static int Western(char c, char before, char after) => c switch
    {
        _ when EndLetters.Contains(c) => IsAmongLetters(before, after) && !char.IsAsciiLetter(after) ? 3 : 1,
        _ when AloneLetters.Contains(c) && !char.IsLetter(before) && !char.IsLetter(after) => 3,
        'þ' or 'ð' or 'Þ' or 'Ð' or 'ý' or 'Ý' => 0,
        '³' or '¹' or '¾' or '¼' or '¿' or '½' when char.IsAsciiLetter(before) && char.IsAsciiLetter(after) => -3,
        '“' or '”' or '‘' or '’' or '–' or '—' or '€' or '…' or '•' or '«' or '»' or '\u00A0' => 1,
        _ => c is >= '\u00C0' and <= '\u00FF' and not ('×' or '÷') && IsAmongLetters(before, after) ? 3 : 0,
    };

    public static int Turkish(char c, char before, char after) => c switch
    {
        'ğ' or 'ş' or 'ı' or 'İ' or 'Ş' or 'Ğ' => IsAmongLetters(before, after) ? 4 : 0,
        'ç' or 'ö' or 'ü' or 'â' or 'Ç' or 'Ö' or 'Ü' or 'î' => IsAmongLetters(before, after) ? 3 : 0,
        _ => 0,
    };

    public static int CentralEuropean(char c, char before, char after) =>
        !CentralLetters.Contains(c) && c is not ('á' or 'é' or 'í' or 'ó' or 'ú' or 'ý' or 'ô' or 'ä' or 'ö' or 'ü') ? 0
        : IsAmongLetters(before, after) ? 3
        : IsLetter(before) || IsLetter(after) ? 1 : 0;

    // Capitals stand first in a word, or all of it is capitals; no word mixes them with ours.
    public static int Cyrillic(char c, char before, char after) => c switch
    {
        (>= 'А' and <= 'я') or 'ё' or 'Ё' when IsAmongLetters(before, after) => -4,
        >= 'а' and <= 'я' or 'ё' when !char.IsLetter(before) && !char.IsLetter(after) => 2,
        >= 'а' and <= 'я' or 'ё' => CyrillicFrequent.Contains(c) ? 4 : 3,
        >= 'А' and <= 'Я' or 'Ё' => before is >= 'а' and <= 'я' ? -4 : 2,
        _ => Other(c, '\u0400', '\u04FF'),
    };

    // A final sigma ends its word; most words have an accent.
    public static int Greek(char c, char before, char after) => c switch
    {
        (>= 'Ά' and <= 'ώ') when IsAmongLetters(before, after) => -4,
        'ς' when after is >= 'ΐ' and <= 'ώ' => -6,
        'ά' or 'έ' or 'ή' or 'ί' or 'ό' or 'ύ' or 'ώ' => 5,
        'ΰ' or 'ΐ' => 0,
        >= 'α' and <= 'ϋ' when !char.IsLetter(before) && !char.IsLetter(after) => 2,
        >= 'α' and <= 'ϋ' => GreekFrequent.Contains(c) ? 4 : 3,
        >= 'Α' and <= 'Ϋ' or 'Ά' or 'Έ' or 'Ή' or 'Ί' or 'Ό' or 'Ύ' or 'Ώ' => before is >= 'ά' and <= 'ώ' ? -4 : 2,
        _ => Other(c, '\u0370', '\u03FF'),
    };

    public static int Hebrew(char c, char before, char after) =>
        c is >= 'א' and <= 'ת' ? IsAmongLetters(before, after) ? -4 : char.IsLetter(before) || char.IsLetter(after) ? 4 : 1 : Other(c, '\u0590', '\u05FF');

    public static int Arabic(char c, char before, char after) => c is >= 'ء' and <= 'ي' ? IsAmongLetters(before, after) ? -4 : 4 : Other(c, '\u0600', '\u06FF');

    // A sign above or below has a letter to stand on, and a vowel written first has one behind it.
    public static int Thai(char c, char before, char after) => c switch
    {
        >= 'ก' and <= '๙' when IsAmongLetters(before, after) => -4,
        >= 'ก' and <= 'ฮ' => before is >= 'ก' and <= 'ฮ' && after is >= 'ก' and <= 'ฮ' ? 1 : 3,
        'ั' or (>= 'ิ' and <= 'ฺ') or (>= '็' and <= '๎') => before is (>= 'ก' and <= 'ฮ') or 'ั' or (>= 'ิ' and <= 'ฺ') or (>= '็' and <= '๎') ? 4 : -8,
        >= 'เ' and <= 'ไ' => after is >= 'ก' and <= 'ฮ' ? 4 : -8,
        >= 'ะ' and <= 'ำ' => 3,
        _ => -3,
    };

    private static int Other(char c, char first, char last) =>
        c >= first && c <= last ? -1 : c is >= '\u2500' and <= '\u259F' ? -6 : char.IsLetter(c) ? -4 : -2;

    private static int Punctuation(char c) => c is >= '\u3000' and <= '\u303F' or >= '\uFF01' and <= '\uFF5E' ? 2 : 0;

    private static bool IsHalfWidth(char c) => c is >= '\uFF66' and <= '\uFF9F';

    private static bool IsIdeograph(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c is >= '\u00C0' and <= '\u017F';

    private static bool IsAmongLetters(char before, char after) => char.IsAsciiLetter(before) || char.IsAsciiLetter(after);
}
