using System.Collections.Immutable;

namespace Oqupie.Contracts.Brands;

/// <summary>
/// Which brands an account has, and what they are called. What else there is to know of one, its <see cref="IBrandGrain"/> says. The key is an account.
/// </summary>
[Alias("oqupie.IBrandDirectoryGrain")]
public interface IBrandDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The brands in the order in which they were made. Refused (invalid, field "cursor") for a cursor that is not one of this list.</summary>
    /// <param name="cursor">The id of the brand that the page before ended with; null for the first page.</param>
    /// <param name="limit">1 to 1000.</param>
    [Alias("Page")]
    Task<Outcome<ImmutableArray<BrandEntry>>> Page(string? cursor, int limit);

    /// <summary>Those of these ids that are brands of the account, in the order in which they were made.</summary>
    [Alias("Named")]
    Task<ImmutableArray<BrandEntry>> Named(ImmutableArray<string> brands);
}

/// <summary>What a directory knows of a brand.</summary>
/// <param name="Id">As in addresses.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Slug">In the portal's address; unique on the server.</param>
[GenerateSerializer, Immutable, Alias("oqupie.BrandEntry")]
public sealed record BrandEntry([property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string Slug);
