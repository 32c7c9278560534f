namespace Oqupie.Portal.Serving;

/// <summary>A portal that says the same in another language.</summary>
/// <param name="Language">One of the service languages.</param>
/// <param name="Slug">Where it is.</param>
/// <param name="Domain">Where it is by its own name; empty where it has none.</param>
/// <param name="Public">What is public there.</param>
public sealed record Sibling(string Language, string Slug, string Domain, PublicArticles Public)
{
    /// <summary>Another one whenever something of it might look otherwise.</summary>
    public string Version => $"{Language} {Slug} {Domain} {Public.Home.Version}";

    public string Address(string origin) => Domain.Length > 0 ? $"https://{Domain}/" : $"{origin}/portal/{Slug}";

    /// <summary>Null where nothing public says what the article says.</summary>
    /// <param name="origin">What whole addresses of this process begin with.</param>
    /// <param name="original">What articles share that say the same.</param>
    public string? AddressOf(string origin, string original) => Public.Saying(original) is not { } article ? null
        : Domain.Length > 0 ? $"https://{Domain}/articles/{article.Id}"
        : $"{origin}/portal/{Slug}/articles/{article.Id}";
}
