using System.Globalization;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Refusals;

/// <summary>One running product for all tests that leave it as it was, with limits that are quickly reached.</summary>
public sealed class SharedProduct : IAsyncLifetime
{
    public const int MaxBodyBytes = 256 * 1024;
    public const int MaxMailBytes = 512 * 1024;

    private readonly RunningProduct _product = new()
    {
        Kind = ProductKind.AllInOne,
        Settings =
        [
            string.Create(CultureInfo.InvariantCulture, $"--Limits:MaxBodyBytes={MaxBodyBytes}"),
            string.Create(CultureInfo.InvariantCulture, $"--Limits:MaxMailBytes={MaxMailBytes}"),
            string.Create(CultureInfo.InvariantCulture, $"--Files:MaxBytes={MaxBodyBytes}"),
        ],
    };

    public Uri Address => _product.Address;

    public string Output => _product.Output;

    /// <summary>Signed in with a cookie.</summary>
    public OqupieApi Owner { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _product.Start();
        Owner = await _product.SignIn();
    }

    public ValueTask DisposeAsync()
    {
        Owner?.Dispose();
        return _product.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class RefusalsCollection : ICollectionFixture<SharedProduct>
{
    public const string Name = "refusals";
}
