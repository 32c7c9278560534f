using System.Collections.Immutable;
using System.Text.Json;

namespace Oqupie.Channels.Calling;

/// <summary>What a provider answered, or why it did not.</summary>
/// <param name="Status">Of HTTP; 0 where nothing came back.</param>
/// <param name="Body">As text, within the bound of <see cref="ProviderCalls"/>; of what never came, what went wrong, for a person.</param>
internal sealed record ProviderAnswer(int Status, string Body)
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 32 };

    /// <summary>By names in lower case.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How long the provider wants to be left alone, within a day; null where it does not say.</summary>
    public TimeSpan? Pause { get; init; }

    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>Whether the same call may go well later: nobody was there, too many calls, or a fault of the provider's own.</summary>
    public bool GoesBy => Status is 0 or 408 or 425 or 429 or >= 500;

    /// <summary>
    /// Whether nobody can tell what became of it: the call had left, or may have, and no answer of the provider's own came. What does no harm when it is done
    /// twice need not ask.
    /// </summary>
    public bool IsDoubtful { get; init; }

    /// <summary>The body as JSON; null where it is none, or too deep. An object or array of its own: nothing has to be disposed of.</summary>
    public JsonElement? Json()
    {
        try
        {
            using var document = JsonDocument.Parse(Body, Depth);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
