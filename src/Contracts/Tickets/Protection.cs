using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Tickets;

/// <summary>How a mail was protected by its sender. Nothing is said about whether the signature holds: nobody has checked it.</summary>
/// <param name="Way">What was done.</param>
/// <param name="Kind">By which standard.</param>
[GenerateSerializer, Immutable, Alias("oqupie.Protection")]
public sealed record Protection([property: Id(0)] ProtectionWay Way, [property: Id(1)] ProtectionKind Kind);

[GenerateSerializer, Alias("oqupie.ProtectionWay"), JsonConverter(typeof(CamelCaseEnum<ProtectionWay>))]
public enum ProtectionWay
{
    /// <summary>Everybody can read it.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Of mail it means a signature.")]
    Signed = 1,

    /// <summary>Not read; it is kept as a file.</summary>
    Encrypted = 2,
}

[GenerateSerializer, Alias("oqupie.ProtectionKind"), JsonConverter(typeof(CamelCaseEnum<ProtectionKind>))]
public enum ProtectionKind
{
    Smime = 1,
    Pgp = 2,
}
