using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Knowledge;

/// <summary>Who may see it; the lower the number, the more hidden.</summary>
[GenerateSerializer, Alias("oqupie.KnowledgeState"), JsonConverter(typeof(CamelCaseEnum<KnowledgeState>))]
public enum KnowledgeState
{
    /// <summary>Its author alone. Articles only.</summary>
    Draft = 1,

    /// <summary>The staff.</summary>
    Member = 2,

    /// <summary>Everybody.</summary>
    Public = 3,
}
