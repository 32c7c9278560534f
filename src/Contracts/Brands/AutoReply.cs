namespace Oqupie.Contracts.Brands;

/// <summary>
/// What a brand answers by itself to the mail that opens a ticket: at most once a day to an address over all brands of the account, and never to a machine.
/// </summary>
[GenerateSerializer, Immutable, Alias("oqupie.AutoReply")]
public sealed record AutoReply
{
    public static readonly AutoReply Off = new();

    [Id(0)]
    public bool On { get; init; }

    /// <summary>Plain text; where it is empty, a short one in the brand's language.</summary>
    [Id(1)]
    public string Text { get; init; } = "";
}
