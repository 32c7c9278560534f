using System.Text.RegularExpressions;

namespace Oqupie.Channels.Folding;

/// <summary>"Sent from my iPhone" and what other programs say of themselves below a mail.</summary>
internal static class DeviceFooter
{
    private const int MaxLength = 160;
    private const RegexOptions Once = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Devices =
        "iphone|ipad|ipod|ios|android|galaxy|samsung|blackberry|mobile|phone|smartphone|cell|cellphone|handset|tablet|device|windows|mac|macbook|outlook"
            + "|airmail|mailbox|yahoo|gmail|mail|thunderbird|"
        + "spark|spike|protonmail|proton|nokia|lumia|htc|huawei|xiaomi|redmi|oneplus|pixel|sony|xperia|lg|motorola|oppo|vivo|palm|nexus|kindle|surface|gmx"
        + "|web\\.de|k-9|aquamail|bluemail|edison|superhuman|tutanota|tuta|zoho|naver";

    // In other languages, where a device's name is bent: only its beginning counts.
    private const string ElsewhereDevices =
        "iphon|ipad|ipod|ios|android|galaxy|samsung|blackberry|huawei|xiaomi|redmi|pixel|xperia|nokia|lumia|htc|oneplus|motorola|windows|macbook|outlook"
            + "|thunderbird|yahoo|gmail|protonmail|proton mail|gmx|web\\.de|k-9|aquamail|bluemail|tutanota|"
        + "handy|smartphone|mobil|mobile|tablet|téléphone|telefon|teléfono|móvil|celular|telemóvel|telefoon|telefono|puhelim|телефон|смартфон|мобильн|почты"
        + "|айфон|tablette|app|appli|aplicación|aplicativo";

    // The device is named soon; "Sent from my desk, which is easier than my phone" is a sentence.
    private static readonly Regex Named = new(
        @"^[\W_]*(sent|posted|written|typed|composed|message sent|this (e-?mail|message) was sent) (from|via|with|by|using|on|through) (\S+ ){0,4}\W*("
        + Devices + @")(\W|\d|$)"
        + @"|^[\W_]*(from|via) (my )?(\S+ ){0,2}(" + Devices + @")( ?\d{1,2})?\W*$"
        + @"|^(\S+ ){1,2}from (my )?(mobile|phone|iphone|ipad|android)\W*$"
        + @"|^[\W_]*(get|download|try|obtenez|télécharger|holen sie sich|descarga|obtener|obtén|scarica|ottieni|baixe|obter|download "
        + @"de|скачать|загрузить|загрузите) (\[)?outlook (for|pour|für|para|per|voor|для) "
        + @"|^[\W_]*outlook (for|für|pour|para|per|voor|для) (ios|android|mac)( herunterladen| beziehen)?\W*$"
        + @"|^[\W_]*(ios|iphone|ipad|android|mac|windows)(용|版|版的)? ?outlook( ?(다운로드|받기|을 받으세요|를 받으세요|を入手|下载|下載))?\W*$|^[\W_]*(获取|取得|下载|下載)[ ]?(ios|android)[ "
        + @"]?版[ ]?outlook",
        Once);

    private static readonly Regex FromMy = new(@"^[\W_]*sent from my( [^\s,.;:]+){1,4}[\W_]*$", Once);

    private static readonly Regex Elsewhere = new(
        @"^[\W_]*(("
        + @"(von|mit|über) .*(gesendet|geschickt|verschickt|geschrieben)|gesendet (von|mit|über|aus|per) .*|(diese nachricht|diese e-mail|diese mail) wurde "
        + @"(von|mit|über|per) .*(gesendet|verfasst|geschrieben)|"
        + @"(envoyé|envoyée|envoye) (depuis|de|à partir de|à partir d[’'].*|avec|par|via|d’|d').*|(enviado|enviada) "
        + @"(desde|de|con|do|da|via|pelo|pela|através|a partir|com|por) .*|"
        + @"(inviato|inviata) (da|dal|dall'|dall’|dalla|con|tramite).*|(verzonden|verstuurd|verzonden) (met|vanaf|vanuit|van|via|door) .*|skickat från "
        + @".*|skickades från .*|sendt (fra|med|via) .*|lähetetty .*|"
        + @"(wysłane|wysłano|wysłany) (z|ze|za pomocą|przez|w) .*|отправлено (с|из|со|через|от) .*|надіслано (з|із|зі|через) .*|відправлено (з|із) "
        + @".*|(odesláno|odoslané) (z|ze|zo) .*|poslano (z|iz|s) .*|küldve: .*|(az )?.*(ról|ről|ból|ből|mról) küldve|"
        + @".*(dan|den|'dan|'den|’dan|’den|ımdan|imden|umdan|ümden|mdan|mden) gönderildi|trimis (de pe|din|cu|de) .*|στάλθηκε από .*|(đã )?gửi từ .*|được gửi "
        + @"từ .*|dikirim dari .*|ส่งจาก.*|أرسل.* من .*|أُرسل.* من .*|נשלח (מ|באמצעות).*)"
        + @"|.{0,40}(から送信|から送信されました|からのメール|で送信|より送信)|(发自|發自|来自|來自|發送自|发送自|寄自|傳送自)(我的|我)?.{1,40}|(從|从)(我的)? ?.{1,30}(傳送|傳來|发送|發送|寄出)"
        + @"|(나의 |내 |제 )?.{1,30}에서 (보냄|보냈습니다|보낸 메일입니다|보낸 메일|보낸 메시지|발송|발송됨|발송되었습니다|전송|전송됨|전송했습니다|전송되었습니다|작성됨|작성|작성했습니다|작성하였습니다))[\W_]*$",
        Once);

    private static readonly Regex Device = new(
        @"(^|[^\p{L}])(" + ElsewhereDevices
            + ")|iphone|ipad|android|galaxy|huawei|outlook|네이버|다음 ?메일|카카오메일|갤럭시|아이폰|아이패드|안드로이드|스마트폰|메일 ?앱|mail ?앱|手机|手機|邮箱|郵箱|邮件|郵件|平板|スマートフォン|スマホ|携帯|メール",
        Once);

    public static bool Is(string line) =>
        line.Length is > 5 and <= MaxLength
        && (Named.IsMatch(line) || FromMy.IsMatch(line) || (line.Length <= 90 && Elsewhere.IsMatch(line) && IsOfADevice(line)));

    // "Sendt fra Oslo i går" says where, not by what.
    private static bool IsOfADevice(string line) => Device.IsMatch(line);
}
