using System.Collections.Immutable;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Search.Tests.Knowledge;

public sealed class FindingTests : IDisposable
{
    private readonly Shelf _shelf = new();

    public void Dispose() => _shelf.Dispose();

    [Theory]
    [InlineData("비밀번호재설정")]
    [InlineData("비밀 번호 재설정")]
    [InlineData("비밀번호를 재설정하려면 어떻게 하나요?")]
    [InlineData("qlalfqjsgh")]
    [InlineData("비밀번호")]
    public async Task Korean_is_found_however_it_is_written(string asked)
    {
        await _shelf.Put(Shelf.Article("a", "비밀번호 재설정", "설정에서 새 비밀번호를 받습니다."), Shelf.Article("b", "환불 안내", "환불은 7일 안에 됩니다."));

        Assert.Equal("a", (await _shelf.Find(asked)).FirstOrDefault());
    }

    [Theory]
    [InlineData("결재", "결제 수단을 바꾸고 싶어요")]
    [InlineData("결재는", "결제")]
    [InlineData("환뷸", "환불 안내")]
    [InlineData("쿠퐁", "할인쿠폰 쓰기")]
    [InlineData("비밀본호", "비밀번호 재설정")]
    [InlineData("로그안", "로그인이 안 돼요")]
    public async Task A_wrong_letter_of_hangul_is_forgiven(string asked, string title)
    {
        await _shelf.Put(Shelf.Article("a", title), Shelf.Article("b", "계정을 없애려면"));

        Assert.Equal(["a"], await _shelf.Find(asked));
    }

    [Theory]
    [InlineData("ja", "サーバの設定", "サーバー設定の変更", "お支払い方法")]
    [InlineData("ja", "ぱすわーどを忘れた", "パスワードを忘れたとき", "退会の手続き")]
    [InlineData("zh-Hans", "怎么更改账号密码？", "變更帳號密碼", "退款說明")]
    [InlineData("zh-Hant", "如何申請退款", "退款申请", "更改密码")]
    [InlineData("en", "how do I reset my pasword?", "Resetting passwords", "Refund policy")]
    [InlineData("de", "Kennwort zurücksetzen", "Zurücksetzen des Kennworts", "Rückerstattung")]
    [InlineData("th", "รหัสผ่าน", "เปลี่ยนรหัสผ่าน", "การคืนเงิน")]
    [InlineData("vi", "doi mat khau", "Đổi mật khẩu", "Hoàn tiền")]
    public async Task Other_languages_are_too(string language, string asked, string right, string wrong)
    {
        await _shelf.Put(Shelf.Article("wrong", wrong, wrong, language), Shelf.Article("right", right, right, language));

        Assert.Equal("right", (await _shelf.Find(asked, language)).FirstOrDefault());
    }

    [Fact]
    public async Task A_title_is_more_than_a_tag_is_more_than_a_body()
    {
        await _shelf.Put(
            Shelf.Article("body", "안내", "환불 규정과 그 밖의 여러 가지"),
            Shelf.Article("title", "환불", "규정과 그 밖의 여러 가지"),
            Shelf.Article("tag", "안내", "규정과 그 밖의 여러 가지") with { Tags = ["환불"] });

        Assert.Equal(["title", "tag", "body"], await _shelf.Find("환불"));
    }

    [Fact]
    public async Task Of_two_alike_the_newer_comes_first()
    {
        await _shelf.Put(Shelf.Article("old", "환불", "규정"), Shelf.Article("new", "환불", "규정") with { UpdatedAt = DateTimeOffset.UnixEpoch.AddYears(3) });

        Assert.Equal(["new", "old"], await _shelf.Find("환불"));
    }

    [Fact]
    public async Task Synonyms_stand_for_each_other()
    {
        await _shelf.Put(Shelf.Article("a", "결제 취소"), Shelf.Article("b", "배송 조회"));

        var hits = await _shelf.Ask("환불이요", synonyms: ["환불", "결제 취소"]);

        Assert.Equal("a", Assert.Single(hits.Hits).Id);
    }

    [Fact]
    public async Task Only_its_author_finds_a_draft_and_only_members_what_is_theirs()
    {
        await _shelf.Put(
            Shelf.Article("draft", "환불 규정", visibility: ArticleVisibility.Draft, author: "lee"),
            Shelf.Article("member", "환불 규정", visibility: ArticleVisibility.Member),
            Shelf.Article("public", "환불 규정"));

        Assert.Equal(["public"], await _shelf.Find("환불"));
        Assert.Equal(["member", "public"], (await _shelf.Find("환불", member: "kim")).Order(StringComparer.Ordinal));
        Assert.Equal(["draft", "member", "public"], (await _shelf.Find("환불", member: "lee")).Order(StringComparer.Ordinal));
        Assert.Equal(1, (await _shelf.Ask("환불")).Total);
        Assert.Equal(["public"], await _shelf.Type("환"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("kim")]
    [InlineData("lee")]
    public async Task However_often_they_change_everybody_finds_and_counts_just_what_is_theirs_to_see(string? member)
    {
        var random = new Random(11);
        var now = new Dictionary<string, IndexedArticle>();

        for (var round = 0; round < 12; round++)
        {
            foreach (var article in Enumerable.Range(0, 10).Select(_ => Any(random)))
            {
                now[article.Id] = article;
                await _shelf.Put(article);
            }
        }

        await Agree();
        await _shelf.Rebuild("rebuilt", [.. now.Values]);
        await Agree();

        async Task Agree()
        {
            var found = await _shelf.Index.Search(
                Shelf.Brand, new() { Text = "refund", Language = "en", Reader = new(member), Take = 100 }, TestContext.Current.CancellationToken);
            var theirs = now.Values.Where(article => IsFor(member, article)).ToList();
            Assert.Equal(theirs.Select(article => article.Id).Order(StringComparer.Ordinal), found.Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal));
            Assert.Equal(theirs.Count, found.Total);
        }
    }

    [Fact]
    public async Task Many_who_ask_at_once_find_what_each_would_alone()
    {
        await _shelf.Rebuild(
            "1",
            [
                .. Enumerable.Range(0, 400)
                    .Select(i => Shelf.Article($"a{i}", $"Word{i} about refunds", string.Join(' ', Enumerable.Range(i, 300).Select(j => $"body{j}")), "en")),
            ]);
        string[] questions = [.. Enumerable.Range(0, 200).Select(i => $"word{i} body{i + 7} refund")];
        var alone = new List<ArticleHits>();

        foreach (var question in questions)
        {
            alone.Add(await _shelf.Ask(question, "en"));
        }

        var together = await Task.WhenAll(questions.Select(question => _shelf.Ask(question, "en")));

        Assert.Equal(alone.Select(Told), together.Select(Told));

        static string Told(ArticleHits hits) => $"{hits.Total} {string.Join('\n', hits.Hits.Select(hit => $"{hit.Id} {hit.Score} {hit.SnippetHtml}"))}";
    }

    [Fact]
    public async Task A_snippet_shows_the_passage_that_answers_and_is_safe()
    {
        var filler = string.Concat(Enumerable.Repeat("다른 이야기가 여기에 길게 이어집니다. ", 40));
        await _shelf.Put(Shelf.Article("a", "안내 <b>", $"{filler}<script>alert(1)</script> 환불은 영업일 기준 3일이 걸립니다. {filler}"));

        var hit = Assert.Single((await _shelf.Ask("환불은 며칠 걸리나요")).Hits);

        Assert.Contains("<mark>환불</mark>은 영업일", hit.SnippetHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", hit.SnippetHtml, StringComparison.Ordinal);
        Assert.Equal("안내 &lt;b&gt;", hit.TitleHtml);
    }

    [Theory]
    [InlineData("비")]
    [InlineData("비밀ㅂ")]
    [InlineData("비밀버")]
    [InlineData("ㅂㅁㅂㅎ")]
    [InlineData("qlalf")]
    [InlineData("재설")]
    [InlineData("비밀번호재")]
    public async Task Titles_are_suggested_while_one_types(string typed)
    {
        await _shelf.Put(Shelf.Article("a", "비밀번호 재설정"), Shelf.Article("b", "환불 안내"));

        Assert.Equal(["a"], await _shelf.Type(typed));
    }

    [Fact]
    public async Task Titles_that_begin_so_are_suggested_first()
    {
        await _shelf.Put(Shelf.Article("a", "카드 결제"), Shelf.Article("b", "결제 취소"));

        Assert.Equal(["b", "a"], await _shelf.Type("결제"));
    }

    private static bool IsFor(string? member, IndexedArticle article) => article.Visibility switch
    {
        ArticleVisibility.Public => true,
        ArticleVisibility.Member => member is not null,
        _ => member is not null && member == article.Author,
    };

    private static IndexedArticle Any(Random random)
    {
        var visibility = random.GetItems(Enum.GetValues<ArticleVisibility>(), 1)[0];
        return Shelf.Article(
            $"a{random.Next(60)}",
            "Refund",
            "How to get money back",
            "en",
            visibility,
            visibility is ArticleVisibility.Draft ? random.GetItems(["kim", "lee", "park"], 1)[0] : null);
    }
}
