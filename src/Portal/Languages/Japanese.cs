namespace Oqupie.Portal.Languages;

internal static class Japanese
{
    public static readonly Words Words = new()
    {
        Language = "ja",
        Locale = "ja_JP",
        Day = "yyyy年M月d日",
        Skip = "本文へ移動",
        Home = "ホーム",
        Trail = "現在の場所",
        Welcome = "何かお困りですか？",
        Recent = "最近更新された記事",
        NothingYet = "まだ記事がありません。",
        ShowAllOf = "{0}件をすべて見る",
        UpdatedOn = "{0}更新",
        OnThisPage = "目次",
        WasHelpful = "この記事は役に立ちましたか？",
        Yes = "はい",
        No = "いいえ",
        Thanks = "ご回答ありがとうございます。",
        BackToArticle = "記事に戻る",
        Previous = "前へ",
        Next = "次へ",
        Neighbours = "前後の記事",
        Pages = "ページ",
        Related = "関連記事",
        StillStuck = "解決しない場合は",
        WriteToUs = "メールで問い合わせる",
        NotFound = "ページが見つかりません",
        NotFoundWhy = "アドレスが変わったか、公開が終わった可能性があります。",
        Closed = "このポータルは現在閉じています",
        ClosedWhy = "時間をおいて、もう一度お越しください。",
    };
}
