using Oqupie.Portal.Knowledge;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Pages;

/// <summary>An article's own words on a page, without what stands around them.</summary>
public sealed record ReadArticle(OpenPortal Portal, string Title, string Language, DateTimeOffset UpdatedAt, ArticleBody Body);
