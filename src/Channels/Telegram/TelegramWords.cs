using System.Globalization;

namespace Oqupie.Channels.Telegram;

/// <summary>The few words that are ours in what a customer sent, in the brand's language. Pure.</summary>
/// <param name="language">The brand's.</param>
internal sealed class TelegramWords(string language)
{
    private bool IsKorean => language is "ko";

    public string Sticker => IsKorean ? "[스티커]" : "[Sticker]";

    public string Gone(string file) => IsKorean
        ? $"[파일을 받지 못했어요: {file}. 텔레그램에 더 이상 없어요.]"
        : $"[A file could not be fetched: {file}. Telegram does not have it any more.]";

    public string TooLarge(string file) => IsKorean
        ? $"[파일을 받지 못했어요: {file}. 텔레그램은 20MB가 넘는 파일을 봇에게 주지 않아요.]"
        : $"[A file could not be fetched: {file}. Telegram gives bots no files over 20 MB.]";

    public string Withheld(string file) => IsKorean
        ? $"[파일을 받지 못했어요: {file}. 여러 번 요청했지만 텔레그램이 주지 않았어요.]"
        : $"[A file could not be fetched: {file}. Telegram did not give it, however often it was asked.]";

    public string NotShown(string kind) => IsKorean
        ? $"[여기에서 볼 수 없는 메시지예요: {kind}. 텔레그램에서 확인해 주세요.]"
        : $"[A message of a kind that cannot be shown here: {kind}. Look at it in Telegram.]";

    public string Location(double latitude, double longitude)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{latitude:0.######}, {longitude:0.######}");
        var map = string.Create(
            CultureInfo.InvariantCulture, $"https://www.openstreetmap.org/?mlat={latitude:0.######}&mlon={longitude:0.######}");
        return $"{(IsKorean ? "위치" : "Location")}: {place}\n{map}";
    }

    public string Contact(string name, string phone) => $"{(IsKorean ? "연락처" : "Contact")}: {name} {phone}";

    public string Poll(string question) => $"{(IsKorean ? "투표" : "Poll")}: {question}";
}
