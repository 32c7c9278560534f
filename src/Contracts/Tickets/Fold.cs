using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Tickets;

/// <summary>A part of a text that was not written for it. It is kept, and shown when asked for.</summary>
/// <param name="Start">In UTF-16 code units.</param>
/// <param name="Length">Likewise.</param>
/// <param name="Kind">What it is.</param>
[GenerateSerializer, Immutable, Alias("oqupie.Fold")]
public sealed record Fold([property: Id(0)] int Start, [property: Id(1)] int Length, [property: Id(2)] FoldKind Kind);

[GenerateSerializer, Alias("oqupie.FoldKind"), JsonConverter(typeof(CamelCaseEnum<FoldKind>))]
public enum FoldKind
{
    /// <summary>An earlier mail, with what says whose it was.</summary>
    Quote = 1,

    /// <summary>Signature, "sent from my phone", what lawyers add.</summary>
    Signature = 2,
}
