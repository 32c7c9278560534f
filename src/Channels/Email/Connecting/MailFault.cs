namespace Oqupie.Channels.Email.Connecting;

/// <summary>What went wrong with a mail server.</summary>
/// <param name="Code">Stable; the console has its words under <c>trial</c>.</param>
/// <param name="Sentence">In English, complete.</param>
internal sealed record MailFault(string Code, string Sentence)
{
    /// <summary>What the server said in its own words, if it said anything.</summary>
    public string Said { get; init; } = "";

    /// <summary>A server may repeat what it was told.</summary>
    public MailFault Without(string password) => this with
    {
        Sentence = Sentence.Replace(password, "***", StringComparison.Ordinal),
        Said = Said.Replace(password, "***", StringComparison.Ordinal),
    };
}
