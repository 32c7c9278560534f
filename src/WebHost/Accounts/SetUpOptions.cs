namespace Oqupie.WebHost.Accounts;

/// <summary>
/// Settings under "Setup": the first owner, made once at the first start instead of by the one-time link. Later changes of these have no effect.
/// </summary>
internal sealed class SetUpOptions
{
    public const string Section = "Setup";

    public string? OwnerEmail { get; set; }

    /// <summary>At least eight characters. Take it out of the settings after the first start.</summary>
    public string? OwnerPassword { get; set; }

    /// <summary>Unless set, the owner's address up to the @.</summary>
    public string? OwnerName { get; set; }

    /// <summary>Unless set, the domain of the owner's address.</summary>
    public string? AccountName { get; set; }

    /// <summary>The owner's console: "ko" or "en".</summary>
    public string Language { get; set; } = "en";

    public bool IsGiven => !string.IsNullOrWhiteSpace(OwnerEmail) && !string.IsNullOrEmpty(OwnerPassword);

    public SetUpWish ToWish()
    {
        var email = OwnerEmail!.Trim();
        var at = email.IndexOf('@', StringComparison.Ordinal);

        return new()
        {
            Email = email,
            Password = OwnerPassword!,
            Name = OwnerName is { Length: > 0 } name ? name : at > 0 ? email[..at] : email,
            AccountName = AccountName is { Length: > 0 } account ? account : at > 0 && at < email.Length - 1 ? email[(at + 1)..] : email,
            Language = Language,
        };
    }
}

/// <summary>Who becomes the owner of what.</summary>
internal sealed record SetUpWish
{
    public string AccountName { get; init; } = "";

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public string Password { get; init; } = "";

    public string Language { get; init; } = "en";
}
