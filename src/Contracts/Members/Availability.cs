using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Members;

/// <summary>Whether a member takes work now. Only they switch it: nobody is away because their console is closed. Numbers are stored for ever.</summary>
[GenerateSerializer, Alias("oqupie.Availability"), JsonConverter(typeof(CamelCaseEnum<Availability>))]
public enum Availability
{
    Available = 1,
    Away = 2,
}
