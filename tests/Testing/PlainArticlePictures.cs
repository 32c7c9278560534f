using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Testing;

/// <summary>Leaves pictures where they are; what becomes of them is the business of the real one and its own tests.</summary>
internal sealed class PlainArticlePictures : IArticlePictures
{
    public Task<Outcome<string>> Keep(AccountId account, string html, CancellationToken cancellationToken) => Task.FromResult<Outcome<string>>(html);
}
