using System.Text.Json.Serialization;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>How far an import has got.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Done">How many of its articles are done with.</param>
/// <param name="Of">How many there are in this step.</param>
internal sealed record ImportProgress(ImportStep Step, int Done, int Of);

/// <summary>In this order; the second only where articles name such as come after them.</summary>
internal enum ImportStep
{
    [JsonStringEnumMemberName("articles")]
    Articles = 1,

    [JsonStringEnumMemberName("links")]
    Links = 2,
}
