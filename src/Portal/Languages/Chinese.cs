namespace Oqupie.Portal.Languages;

internal static class Chinese
{
    public static readonly Words Simplified = new()
    {
        Language = "zh-Hans",
        Locale = "zh_CN",
        Day = "yyyy年M月d日",
        Skip = "跳到正文",
        Home = "首页",
        Trail = "当前位置",
        Welcome = "有什么可以帮您？",
        Recent = "最近更新",
        NothingYet = "还没有文章。",
        ShowAllOf = "查看全部 {0} 篇",
        UpdatedOn = "更新于 {0}",
        OnThisPage = "本页目录",
        WasHelpful = "这篇文章对您有帮助吗？",
        Yes = "有",
        No = "没有",
        Thanks = "感谢您的反馈。",
        BackToArticle = "返回文章",
        Previous = "上一篇",
        Next = "下一篇",
        Neighbours = "前后文章",
        Pages = "分页",
        Related = "相关文章",
        StillStuck = "仍需要帮助？",
        WriteToUs = "发邮件给我们",
        NotFound = "找不到此页面",
        NotFoundWhy = "地址可能已更改，或页面已不再公开。",
    };

    public static readonly Words Traditional = new()
    {
        Language = "zh-Hant",
        Locale = "zh_TW",
        Day = "yyyy年M月d日",
        Skip = "跳到本文",
        Home = "首頁",
        Trail = "目前位置",
        Welcome = "有什麼可以幫您？",
        Recent = "最近更新",
        NothingYet = "還沒有文章。",
        ShowAllOf = "查看全部 {0} 篇",
        UpdatedOn = "更新於 {0}",
        OnThisPage = "本頁目錄",
        WasHelpful = "這篇文章對您有幫助嗎？",
        Yes = "有",
        No = "沒有",
        Thanks = "感謝您的意見。",
        BackToArticle = "返回文章",
        Previous = "上一篇",
        Next = "下一篇",
        Neighbours = "前後文章",
        Pages = "分頁",
        Related = "相關文章",
        StillStuck = "仍需要協助？",
        WriteToUs = "寄信給我們",
        NotFound = "找不到此頁面",
        NotFoundWhy = "網址可能已變更，或頁面已不再公開。",
    };
}
