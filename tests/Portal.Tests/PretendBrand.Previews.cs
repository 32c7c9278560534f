using Oqupie.Contracts;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;

namespace Oqupie.Portal.Tests;

public sealed partial class PretendBrand : IPreviewsGrain
{
    public Dictionary<string, ArticlePreview> Previews { get; } = new(StringComparer.Ordinal);

    public Task<ArticlePreview?> Open(string token) => Task.FromResult(Previews.GetValueOrDefault(token));

    public Task<Outcome<PreviewInfo>> Make(Actor actor, PreviewWish wish, CancellationToken cancellationToken) => throw new NotSupportedException();
}
