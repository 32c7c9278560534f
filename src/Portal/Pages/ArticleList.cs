using Oqupie.Contracts.Knowledge;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Pages;

/// <summary>Articles by their titles.</summary>
public sealed record ArticleList(OpenPortal Portal, IEnumerable<ArticleHead> Articles);
