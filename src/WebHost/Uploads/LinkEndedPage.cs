using Microsoft.Net.Http.Headers;

namespace Oqupie.WebHost.Uploads;

/// <summary>What a customer reads whose address leads to no file, in the language their browser asks for. Pure.</summary>
internal static class LinkEndedPage
{
    private static readonly Dictionary<string, (string Title, string Text)> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ko"] = ("받을 수 없는 파일이에요", "링크의 기간이 지났거나 더는 없는 파일이에요. 받은 메일에 답장해 다시 보내 달라고 해 주세요."),
        ["en"] = ("This file is not here any more", "The link has ended, or the file is gone. Answer the mail that brought you here and ask for it again."),
        ["ja"] = ("このファイルは受け取れません", "リンクの期限が切れたか、ファイルがなくなりました。届いたメールに返信して、もう一度お問い合わせください。"),
        ["zh-Hans"] = ("无法下载此文件", "链接已过期，或文件已不存在。请回复收到的邮件，请我们重新发送。"),
        ["zh-Hant"] = ("無法下載此檔案", "連結已過期，或檔案已不存在。請回覆收到的郵件，請我們重新傳送。"),
        ["th"] = ("ดาวน์โหลดไฟล์นี้ไม่ได้แล้ว", "ลิงก์หมดอายุหรือไฟล์ไม่อยู่แล้ว โปรดตอบกลับอีเมลที่คุณได้รับเพื่อขอให้เราส่งใหม่"),
        ["id"] = ("Berkas ini sudah tidak tersedia", "Tautan sudah berakhir atau berkasnya sudah tidak ada. Balas email yang Anda terima untuk meminta lagi."),
        ["vi"] = ("Không thể tải tệp này", "Liên kết đã hết hạn hoặc tệp không còn nữa. Hãy trả lời email bạn đã nhận để yêu cầu gửi lại."),
    };

    /// <param name="acceptLanguage">As the browser says it; may be empty or anything at all.</param>
    public static string In(IList<string?> acceptLanguage)
    {
        var (language, words) = Choose(acceptLanguage);
        return $$"""
            <!DOCTYPE html>
            <html lang="{{language}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="robots" content="noindex">
            <title>{{words.Title}}</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.6 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto 0; padding: 0 1.5rem; }
            h1 { font-size: 1.375rem; line-height: 1.35; }
            </style>
            </head>
            <body>
            <main>
            <h1>{{words.Title}}</h1>
            <p>{{words.Text}}</p>
            </main>
            </body>
            </html>

            """;
    }

    private static (string Language, (string Title, string Text) Words) Choose(IList<string?> acceptLanguage)
    {
        var said = StringWithQualityHeaderValue.TryParseList([.. acceptLanguage.OfType<string>().Take(1)], out var asked);
        var language = (said ? asked! : [])
            .OrderByDescending(one => one.Quality ?? 1)
            .Select(one => Written(one.Value.ToString()))
            .FirstOrDefault(Words.ContainsKey) ?? "en";
        return (language, Words[language]);
    }

    // Chinese is told apart by how it is written, or by where they write it so.
    private static string Written(string tag) => tag.Split('-') switch
    {
        [var zh, .. var rest] when zh.Equals("zh", StringComparison.OrdinalIgnoreCase) =>
            rest.Any(part => part.ToUpperInvariant() is "HANT" or "TW" or "HK" or "MO") ? "zh-Hant" : "zh-Hans",
        [var language, ..] => language.ToLowerInvariant(),
        [] => "",
    };
}
