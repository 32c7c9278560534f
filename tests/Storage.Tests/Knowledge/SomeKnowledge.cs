using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Storage.Tests.Knowledge;

/// <summary>Valid changes, for tests that do not care which.</summary>
internal static class SomeKnowledge
{
    public static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static Section Category(string? id = null) => new()
    {
        Id = id ?? LocalKey.New(),
        Kind = SectionKind.Category,
        Name = "결제",
        Description = "Everything on paying",
        State = KnowledgeState.Public,
        Position = 1,
    };

    public static TreeChange Tree(BrandId brand, long expected, params Section[] sections) => new()
    {
        Brand = brand,
        ExpectedVersion = expected,
        Sections = [.. sections],
        Happened = new SectionWritten
        {
            At = Monday,
            ByKind = ActorKind.Member,
            By = "lee",
            Section = sections.FirstOrDefault()?.Id ?? "",
            Parent = "",
            State = KnowledgeState.Public,
        },
    };

    public static Article Article(string parent, string? id = null) => new()
    {
        Id = id ?? LocalKey.New(),
        Parent = parent,
        Position = 1,
        Version = 1,
        Title = "환불은 며칠 걸리나요?",
        State = KnowledgeState.Draft,
        Tags = ["환불", "refund"],
        Language = "ko",
        Author = "lee",
        CreatedAt = Monday,
        UpdatedAt = Monday,
        PublishAt = Monday.AddDays(1),
        TranslationOf = "first",
    };

    public static ArticleChange Version(BrandId brand, Article article, string body = "<p>삼 일</p>") => new()
    {
        Brand = brand,
        Article = article,
        Text = new()
        {
            Version = article.Version,
            Title = article.Title,
            Body = body,
            State = article.State,
            Tags = article.Tags,
            Language = article.Language,
            PublishAt = article.PublishAt,
            TranslationOf = article.TranslationOf,
            At = article.UpdatedAt,
            By = "lee",
        },
        Happened = new() { At = Monday, ByKind = ActorKind.Member, By = "lee", Section = article.Parent, State = article.State },
    };
}
